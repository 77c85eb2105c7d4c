extension Page {
    package func draw(size: Size, policy: WidthPolicy = .standard) -> Grid { Grid(size: size, policy: policy) }
    /// Rows a list of this page gets at this size: give it to `ListView.pageRows`.
    package func listRows(size: Size) -> Int { 9 }
}
