package io.heliotrope.protocol;

/// A router task has begun anew: in the partition where this lies, records of the task with a lower
/// epoch are void from here on.
///
/// It lies in every status and dispatch partition that the task writes.
public record Marker(Task task) implements StatusRecord {}
