package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.signals.forecast.OwnForecast;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.store.Batch;
import io.heliotrope.signals.store.ControlRows;
import io.heliotrope.signals.store.SeriesRows;
import io.heliotrope.signals.store.SignalRow;
import io.heliotrope.signals.store.SignalStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts what was told and what was published into the store. A store that takes nothing is logged
/// and holds nobody up: decisions rest on the control topic. Safe from any thread.
record Shelf(SignalStore store) {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    void keep(IntensitySeries<?> series, Instant now) {
        append(SeriesRows.of(series, now));
    }

    /// What a feed told is kept already: this is our own part, and what sources were made one of.
    void keepPublished(List<Signal> signals, Instant now) {
        for (Signal signal : signals) {
            append(
                    switch (signal) {
                        case IntensityForecast forecast -> ControlRows.of(forecast, now);
                        case Intensity _,
                                YearlyAverage _,
                                SiteForecast _,
                                EnergyFigure _,
                                Beside _,
                                CarbonFree _ ->
                                List.of();
                    });
        }
    }

    /// Our own forecast, so that it can be judged by what comes.
    void keep(OwnForecast own, GridZone zone, Basis basis, Instant now) {
        append(
                ControlRows.of(
                        new IntensityForecast(
                                zone,
                                basis,
                                own.source(),
                                own.issuedAt(),
                                Quality.MODELLED,
                                own.quantiles().p50()),
                        now));
    }

    /// A site's PUE, in the zone that it lies in.
    void keep(SiteForecast site, GridZone zone, Instant now) {
        append(ControlRows.of(site, zone, now));
    }

    void append(List<SignalRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<IOException> failed = new ArrayList<>();
        for (List<SignalRow> part : Batch.split(rows)) {
            try {
                store.append(part);
            } catch (IOException notKept) {
                failed.add(notKept);
            }
        }
        failed.forEach(failure ->
                LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("signals not stored"));
    }
}
