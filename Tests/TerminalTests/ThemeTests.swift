import Terminal
import Testing

@Suite struct ThemeTests {
    @Test func `contrast is that of WCAG`() {
        let (black, white) = (RGB(0, 0, 0), RGB(255, 255, 255))
        #expect(abs(black.contrast(with: white) - 21) < 0.001)
        #expect(abs(RGB(0x76, 0x76, 0x76).contrast(with: white) - 4.54) < 0.01)
        #expect(abs(white.contrast(with: white) - 1) < 0.001)
    }

    @Test func `colours are read in their three forms and no other`() {
        #expect(Colour("#ff8700") == .rgb(RGB(255, 135, 0)))
        #expect(Colour("208") == .index(208))
        #expect(Colour("default") == .standard)
        for bad in ["#ff87", "#gg0000", "256", "-1", "red", "", "#+12345"] { #expect(Colour(bad) == nil, "\(bad)") }
    }

    @Test func `24 bits fall to the nearest of the 256`() {
        #expect(RGB(255, 135, 0).nearest256 == 208)
        #expect(RGB(8, 8, 8).nearest256 == 232)
        for index in UInt8(16)...UInt8(255) {
            #expect(RGB(index256: RGB(index256: index).nearest256) == RGB(index256: index))
        }
    }

    @Test func `colour differences are those of CIE 1976`() {
        #expect(abs(RGB(255, 0, 0).distance(to: RGB(0, 255, 0)) - 170.58) < 0.1)
        #expect(abs(RGB(255, 255, 255).distance(to: RGB(0, 0, 0)) - 100) < 0.1)
    }

    @Test func `red and green come closer without the middle cones, grey stays grey`() {
        let (red, green) = (RGB(200, 60, 60), RGB(90, 130, 40))
        #expect(red.seen(by: .deutan).distance(to: green.seen(by: .deutan)) < red.distance(to: green) / 2)
        for vision in RGB.Vision.allCases {
            #expect(RGB(128, 128, 128).seen(by: vision).distance(to: RGB(128, 128, 128)) < 2)
        }
    }

    @Test func `a role of low contrast is named with its figure`() {
        var theme = Theme.mono
        theme.name = "weak"
        theme.styles[.label] = Style(foreground: .rgb(RGB(120, 120, 120)), background: .rgb(RGB(90, 90, 90)))
        let faults = theme.contrastFaults(atLeast: 4.5)
        #expect(faults.count == 1)
        #expect(faults.first?.text(chinese: false) == "weak: label: contrast 1.5 is below 4.5; choose another colour")
        #expect(faults.first?.text(chinese: true) == "weak：label 的对比度 1.5 低于 4.5，换一种颜色")
    }

    @Test func `a role without a style looks like text`() {
        let theme = Theme(name: "t", styles: [.text: Style(foreground: .index(7))])
        #expect(theme[.figure].foreground == .index(7))
        #expect(Theme.mono.contrastFaults(atLeast: 7).isEmpty)
    }
}
