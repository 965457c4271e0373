package io.heliotrope.backtest.scenario;

import io.heliotrope.model.RegionId;
import java.time.ZoneOffset;

/// A region of a scenario; its index is that of its series. `area` is whose law holds there, and
/// `clock` the local time that a load follows.
public record Place(RegionId id, String column, String area, ZoneOffset clock) {}
