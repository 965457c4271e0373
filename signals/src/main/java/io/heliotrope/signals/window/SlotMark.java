package io.heliotrope.signals.window;

/// What a slot does to a window.
enum SlotMark {
    /// Begins one, or goes on with it.
    OPENS,
    /// Goes on with an open one, by hysteresis, but begins none.
    KEEPS,
    FAILS,
    /// A gap in the curve: ends a window and is never bridged.
    UNKNOWN
}
