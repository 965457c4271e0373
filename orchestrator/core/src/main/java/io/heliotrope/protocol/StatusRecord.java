package io.heliotrope.protocol;

/// What a status partition holds: where jobs stand, and where a router task began anew.
public sealed interface StatusRecord permits Status, Marker {}
