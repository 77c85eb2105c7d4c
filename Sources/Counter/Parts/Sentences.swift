import MutualAid

extension Sentence {
    /// Both parts where they fit the message row, else what happened alone.
    func fitting(_ cells: Int) -> String { Cells.width(text) <= cells ? text : what }
}
