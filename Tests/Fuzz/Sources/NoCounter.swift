/// The build that knows the parsers alone.
func useCounter(_ bytes: [UInt8]) { fatalError("built without the counter: HUZHU_FUZZ=parsers") }
