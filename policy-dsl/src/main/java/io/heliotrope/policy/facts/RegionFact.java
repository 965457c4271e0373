package io.heliotrope.policy.facts;

import io.heliotrope.policy.types.Base;
import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Kind;
import io.heliotrope.policy.types.Type;
import java.util.Arrays;
import java.util.Optional;

/// A number that a policy may ask of a region: `region.carbon`. `least` and `most` bound it, in
/// base units; whoever answers keeps to them.
public enum RegionFact {
    CARBON(
            "carbon",
            Reads.SIGNAL,
            new Type(Dimension.INTENSITY, Kind.AVERAGE),
            true,
            0,
            3000,
            "carbon intensity of the grid, average"),
    CARBON_MARGINAL(
            "carbon.marginal",
            Reads.SIGNAL,
            new Type(Dimension.INTENSITY, Kind.MARGINAL),
            true,
            0,
            3000,
            "carbon intensity of one more kilowatt-hour"),
    CARBON_FREE(
            "carbon-free",
            Reads.SIGNAL,
            Type.NUMBER,
            true,
            0,
            1,
            "share of carbon-free power in the grid"),
    PUE("pue", Reads.SIGNAL, Type.NUMBER, true, 1, 3, "power usage effectiveness of the site"),
    FREE_COOLING(
            "free-cooling",
            Reads.SIGNAL,
            Type.NUMBER,
            true,
            0,
            1,
            "share of cooling that needs no compressor"),
    WATER(
            "water",
            Reads.SIGNAL,
            Type.of(Dimension.WATER_INTENSITY),
            true,
            0,
            100,
            "water that the site's cooling takes for a kilowatt-hour of its machines"),
    PRICE(
            "price",
            Reads.SIGNAL,
            Type.of(Dimension.of(Base.USD).per(Dimension.GPU_TIME)),
            true,
            0,
            1,
            "price of an accelerator for an hour"),
    GPU_FREE("gpu-free", Reads.SIGNAL, Type.NUMBER, false, 0, 1e6, "slots that are free now"),
    GPU_MEMORY(
            "gpu-memory",
            Reads.CATALOGUE,
            Type.of(Dimension.DATA),
            false,
            0,
            1e6,
            "memory of one accelerator"),
    LATENCY(
            "latency",
            Reads.ROUTE,
            Type.TIME,
            false,
            0,
            60,
            "round trip between the job's home and the region"),
    RESPONSE(
            "response",
            Reads.JOB,
            Type.TIME,
            false,
            0,
            1e7,
            "predicted answer time: round trip, waiting and service"),
    IDLE_RESPONSE(
            "idle-response",
            Reads.JOB,
            Type.TIME,
            false,
            0,
            1e7,
            "answer time if nothing else ran there: round trip and service"),
    GRAMS(
            "grams",
            Reads.JOB,
            new Type(Dimension.CARBON, Kind.AVERAGE),
            true,
            0,
            1e9,
            "emissions of the whole run if it began then: energy x PUE x intensity, over its time");

    private final String path;
    private final Reads reads;

    @SuppressWarnings("ImmutableEnumChecker") // a record of a long and an enum
    private final Type type;

    private final boolean changesOverTime;
    private final double least;
    private final double most;
    private final String meaning;

    RegionFact(
            String path,
            Reads reads,
            Type type,
            boolean changesOverTime,
            double least,
            double most,
            String meaning) {
        this.path = path;
        this.reads = reads;
        this.type = type;
        this.changesOverTime = changesOverTime;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    /// The fact that is written `region.<path>`.
    public static Optional<RegionFact> of(String path) {
        return Arrays.stream(values()).filter(fact -> fact.path.equals(path)).findFirst();
    }

    public String path() {
        return path;
    }

    public Reads reads() {
        return reads;
    }

    /// Whether the module must say what happens when it is stale.
    public boolean isSignal() {
        return reads == Reads.SIGNAL;
    }

    public Type type() {
        return type;
    }

    /// Whether a later start may find another value that can be known before.
    public boolean changesOverTime() {
        return changesOverTime;
    }

    public double least() {
        return least;
    }

    public double most() {
        return most;
    }

    /// In a few words, for people.
    public String meaning() {
        return meaning;
    }
}
