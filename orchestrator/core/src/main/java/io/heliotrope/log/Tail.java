package io.heliotrope.log;

/// From where a router task must read a log when it begins anew: all before `position` is in its
/// store. `epoch` was in force there: valid records of the task had no lower one.
public record Tail(long position, long epoch) {
    /// From the beginning.
    public static final Tail ALL = new Tail(0, 0);
}
