package io.heliotrope.signals.cooling;

import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.weather.AirCurves;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a region's site is cooled, and what water that takes, if that is known.
public record SiteCooling(PueModel model, @Nullable WaterUse water) {
    /// What a weather forecast means for `region`; gaps stay gaps, and unknown water stays unknown.
    public SiteForecast forecast(RegionId region, Instant issuedAt, AirCurves weather) {
        WaterUse assumed = water == null ? WaterUse.NONE : water;
        SiteForecast all = new CoolingForecast(model, assumed).of(region, issuedAt, weather);
        return water != null
                ? all
                : new SiteForecast(
                        region, all.source(), issuedAt, all.pue(), all.freeCooling(), null);
    }
}
