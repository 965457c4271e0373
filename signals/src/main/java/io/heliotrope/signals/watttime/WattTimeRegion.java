package io.heliotrope.signals.watttime;

import io.heliotrope.model.GridZone;

/// The provider's region of a place: what to ask for, and what people call it. Boundaries move, so
/// it is worth asking again each month.
public record WattTimeRegion(GridZone region, String fullName) {}
