package io.heliotrope.queues.format;

import io.heliotrope.model.Band;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.ServedModel;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.OfGrid;
import io.heliotrope.protocol.ControlRecord.Part;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.time.Instant;
import java.util.List;

/// Records of the signals topic.
///
/// A field that came later than its record is left out where it says nothing, and may be missing.
final class SignalJson {
    /// Before the kind of what was told on a basis on which regions are not compared.
    private static final String BESIDE = "beside-";

    private SignalJson() {}

    static void signal(Out out, Signal signal) {
        switch (signal) {
            case OfGrid g -> grid(out, "", g);
            case Beside(OfGrid g) -> grid(out, BESIDE, g);
            case CarbonFree.Told t -> told(out.text("kind", "carbon-free"), t);
            case CarbonFree.Foretold f -> foretold(out.text("kind", "carbon-free-forecast"), f);
            case SiteForecast s -> site(out.text("kind", "pue-forecast"), s);
            case EnergyFigure e -> energy(out.text("kind", "energy-figure"), e);
        }
    }

    private static void grid(Out out, String prefix, OfGrid signal) {
        switch (signal) {
            case Intensity i ->
                    out.text("kind", prefix + "intensity")
                            .nested("reading", i.reading(), ReceiptJson::reading)
                            .instant("validFrom", i.validFrom())
                            .instant("validTo", i.validTo());
            case IntensityForecast f ->
                    forecast(out.text("kind", prefix + "intensity-forecast"), f);
            case YearlyAverage y ->
                    out.text("kind", prefix + "yearly-average")
                            .nested("reading", y.reading(), ReceiptJson::reading);
        }
    }

    static Signal signal(String kind, In in) {
        return switch (kind) {
            case "intensity" -> intensity(in);
            case "intensity-forecast" -> forecast(in);
            case "yearly-average" -> average(in);
            case BESIDE + "intensity" -> new Beside(intensity(in));
            case BESIDE + "intensity-forecast" -> new Beside(forecast(in));
            case BESIDE + "yearly-average" -> new Beside(average(in));
            case "carbon-free" -> told(in);
            case "carbon-free-forecast" -> foretold(in);
            case "pue-forecast" ->
                    new SiteForecast(
                            new RegionId(in.text("region")),
                            in.text("source"),
                            in.instant("issuedAt"),
                            in.nested("pue", SignalJson::curve),
                            in.optional("freeCooling", SignalJson::curve).orElse(null),
                            in.optional("litresPerKwh", SignalJson::curve).orElse(null));
            case "energy-figure" -> energy(in);
            default ->
                    throw new In.BadField(
                            "field kind was '" + kind + "', which no control record has");
        };
    }

    private static Intensity intensity(In in) {
        return new Intensity(
                in.nested("reading", ReceiptJson::reading),
                in.instant("validFrom"),
                in.instant("validTo"));
    }

    private static YearlyAverage average(In in) {
        return new YearlyAverage(in.nested("reading", ReceiptJson::reading));
    }

    private static void told(Out out, CarbonFree.Told told) {
        out.text("zone", told.zone())
                .number("share", told.share())
                .text("source", told.source())
                .instant("issuedAt", told.issuedAt())
                .text("quality", told.quality())
                .instant("validFrom", told.validFrom())
                .instant("validTo", told.validTo());
    }

    private static CarbonFree.Told told(In in) {
        return new CarbonFree.Told(
                new GridZone(in.text("zone")),
                in.real("share"),
                in.text("source"),
                in.instant("issuedAt"),
                in.word("quality", Quality.class),
                in.instant("validFrom"),
                in.instant("validTo"));
    }

    private static void foretold(Out out, CarbonFree.Foretold foretold) {
        out.text("zone", foretold.zone())
                .text("source", foretold.source())
                .instant("issuedAt", foretold.issuedAt())
                .text("quality", foretold.quality())
                .nested("shares", foretold.shares(), SignalJson::curve);
    }

    private static CarbonFree.Foretold foretold(In in) {
        return new CarbonFree.Foretold(
                new GridZone(in.text("zone")),
                in.text("source"),
                in.instant("issuedAt"),
                in.word("quality", Quality.class),
                in.nested("shares", SignalJson::curve));
    }

    private static void forecast(Out out, IntensityForecast forecast) {
        out.text("zone", forecast.zone())
                .text("basis", forecast.basis())
                .text("source", forecast.source())
                .instant("issuedAt", forecast.issuedAt())
                .text("quality", forecast.quality())
                .nested("gramsPerKwh", forecast.gramsPerKwh(), SignalJson::curve)
                .nestedList("told", forecast.told(), SignalJson::part);
        forecast.interval()
                .ifPresent(band ->
                        out.nested("low", band.low(), SignalJson::curve)
                                .nested("high", band.high(), SignalJson::curve));
    }

    private static IntensityForecast forecast(In in) {
        Curve middle = in.nested("gramsPerKwh", SignalJson::curve);
        Part only = only(in, middle.start());
        return new IntensityForecast(
                new GridZone(in.text("zone")),
                in.word("basis", Basis.class),
                in.instant("issuedAt"),
                in.has("told") ? in.nestedList("told", SignalJson::part) : List.of(only),
                middle,
                in.has("low") || in.has("high")
                        ? new Band(
                                in.nested("low", SignalJson::curve),
                                in.nested("high", SignalJson::curve))
                        : null);
    }

    private static Part only(In in, Instant from) {
        return Part.of(from, in.text("source"), in.word("quality", Quality.class));
    }

    private static void part(Out out, Part part) {
        out.instant("from", part.from())
                .text("source", part.source())
                .text("quality", part.quality())
                .text("step", part.step());
        if (!part.conversion().isEmpty()) {
            out.text("conversion", part.conversion());
        }
    }

    private static Part part(In in) {
        return new Part(
                in.instant("from"),
                in.text("source"),
                in.word("quality", Quality.class),
                in.word("step", Step.class),
                in.has("conversion") ? in.text("conversion") : "");
    }

    private static void site(Out out, SiteForecast site) {
        out.text("region", site.region())
                .text("source", site.source())
                .instant("issuedAt", site.issuedAt())
                .nested("pue", site.pue(), SignalJson::curve);
        Curve share = site.freeCooling();
        if (share != null) {
            out.nested("freeCooling", share, SignalJson::curve);
        }
        Curve litres = site.litresPerKwh();
        if (litres != null) {
            out.nested("litresPerKwh", litres, SignalJson::curve);
        }
    }

    private static void energy(Out out, EnergyFigure figure) {
        served(out, figure.served());
        out.number("joulesA", figure.joulesA())
                .number("joulesC", figure.joulesC())
                .number("sigma", figure.sigma())
                .number("readings", figure.readings())
                .text("source", figure.source())
                .instant("issuedAt", figure.issuedAt());
    }

    private static EnergyFigure energy(In in) {
        return new EnergyFigure(
                served(in),
                in.real("joulesA"),
                in.real("joulesC"),
                in.real("sigma"),
                in.integer("readings"),
                in.text("source"),
                in.instant("issuedAt"));
    }

    static void served(Out out, ServedModel served) {
        out.text("model", served.model())
                .text("accelerator", served.accelerator())
                .number("count", served.count());
    }

    static ServedModel served(In in) {
        return new ServedModel(in.text("model"), in.text("accelerator"), in.integer("count"));
    }

    private static void curve(Out out, Curve curve) {
        out.instant("start", curve.start())
                .duration("step", curve.step())
                .numbers("values", curve.toArray());
    }

    private static Curve curve(In in) {
        return new Curve(in.instant("start"), in.duration("step"), in.reals("values"));
    }
}
