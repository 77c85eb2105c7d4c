/// sRGB in 8 bits a channel, with the arithmetic that themes are checked by.
package struct RGB: Hashable, Sendable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// "#rrggbb".
    package init?(hex: String) {
        let digits = hex.dropFirst()
        guard hex.first == "#", digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        self.init(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
    }

    /// xterm's palette: 16 named colours, a 6×6×6 cube, 24 greys.
    package init(index256 index: UInt8) {
        let named: [(UInt8, UInt8, UInt8)] = [
            (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
            (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255),
            (0, 255, 255), (255, 255, 255),
        ]
        if index < 16 {
            let (red, green, blue) = named[Int(index)]
            self.init(red, green, blue)
        } else if index < 232 {
            let step = Int(index) - 16
            self.init(Self.levels[step / 36], Self.levels[step / 6 % 6], Self.levels[step % 6])
        } else {
            let grey = UInt8(8 + 10 * (Int(index) - 232))
            self.init(grey, grey, grey)
        }
    }
    static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

    /// The nearest of the cube and the greys; the 16 named ones differ from terminal to terminal.
    package var nearest256: UInt8 {
        var best: (index: Int, distance: Int) = (16, .max)
        for index in 16..<256 {
            let other = RGB(index256: UInt8(index))
            let distance =
                square(Int(red) - Int(other.red)) + square(Int(green) - Int(other.green))
                + square(Int(blue) - Int(other.blue))
            if distance < best.distance { best = (index, distance) }
        }
        return UInt8(best.index)
    }
    private func square(_ value: Int) -> Int { value * value }

    /// WCAG 2.2 relative luminance, 0…1.
    package var luminance: Double {
        0.2126 * Power.linear(red) + 0.7152 * Power.linear(green) + 0.0722 * Power.linear(blue)
    }
    /// WCAG 2.2 contrast ratio, 1…21.
    package func contrast(with other: RGB) -> Double {
        let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    package enum Vision: CaseIterable, Sendable { case full, protan, deutan, tritan }

    /// As seen without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1.0, on linear light.
    package func seen(by vision: Vision) -> RGB {
        let matrix: [Double] =
            switch vision {
            case .full: [1, 0, 0, 0, 1, 0, 0, 0, 1]
            case .protan:
                [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998]
            case .deutan:
                [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881]
            case .tritan:
                [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900]
            }
        let light = [Power.linear(red), Power.linear(green), Power.linear(blue)]
        func channel(_ row: Int) -> UInt8 {
            Power.encoded((0..<3).reduce(0) { $0 + matrix[row * 3 + $1] * light[$1] })
        }
        return RGB(channel(0), channel(1), channel(2))
    }

    /// CIE 1976 colour difference under D65; about 2.3 is just noticeable.
    package func distance(to other: RGB) -> Double {
        let (first, second) = (lab, other.lab)
        // Not squareRoot(), nor rounded() below: in release builds they need libm, which this module doesn't link.
        return Power.root((0..<3).reduce(0) { $0 + (first[$1] - second[$1]) * (first[$1] - second[$1]) }, 2)
    }
    private var lab: [Double] {
        let (r, g, b) = (Power.linear(red), Power.linear(green), Power.linear(blue))
        func curve(_ t: Double) -> Double { t > 216.0 / 24389 ? Power.root(t, 3) : (24389.0 / 27 * t + 16) / 116 }
        let x = curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
        let y = curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b)
        let z = curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883)
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
    }
}

/// The powers that colour needs; there is no `pow` without Foundation.
enum Power {
    /// The positive n-th root by Newton's method.
    static func root(_ value: Double, _ n: Int) -> Double {
        guard value > 0 else { return 0 }
        var guess = max(value, 1)
        for _ in 0..<100 {
            var power = 1.0
            for _ in 1..<n { power *= guess }
            let next = (Double(n - 1) * guess + value / power) / Double(n)
            if abs(next - guess) < 1e-14 { return next }
            guess = next
        }
        return guess
    }
    /// sRGB to linear light; x^2.4 is x² · the fifth root of x².
    static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        if value <= 0.04045 { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        return base * base * root(base * base, 5)
    }
    /// Linear light to sRGB; x^(1/2.4) is the twelfth root of x⁵.
    static func encoded(_ value: Double) -> UInt8 {
        let light = min(max(value, 0), 1)
        let encoded =
            light <= 0.0031308 ? 12.92 * light : 1.055 * root(light * light * light * light * light, 12) - 0.055
        return UInt8(encoded * 255 + 0.5)
    }
}
