package io.heliotrope.policy.facts;

import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Type;
import java.util.Arrays;
import java.util.Optional;

/// A number that a policy may ask of a job: `job.slo`. In base units, within `least` and `most`;
/// one that a job does not have is 0, a deadline or SLO that it does not have is `most`.
public enum JobFact {
    SLO("slo", Type.TIME, 0, 1e9, "answer time that its producer asked for"),
    RUNTIME("runtime", Type.TIME, 0, 1e9, "time on the accelerator"),
    DEADLINE("deadline", Type.MOMENT, -1e9, 1e9, "when it must be done"),
    AGE("age", Type.TIME, 0, 1e9, "time since it was submitted"),
    ENERGY("energy", Type.of(Dimension.ENERGY), 0, 1e9, "energy of the machines for the run"),
    MODEL_MEMORY("model-memory", Type.of(Dimension.DATA), 0, 1e6, "memory that its model needs"),
    MAX_TOKENS("max-tokens", Type.NUMBER, 0, 1e9, "most tokens that it may make"),
    PRIORITY("priority", Type.NUMBER, -1e6, 1e6, "as its producer says; higher is more urgent"),
    GPUS("gpus", Type.NUMBER, 0, 1e6, "accelerators that it needs at once");

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // a record of a long and an enum
    private final Type type;

    private final double least;
    private final double most;
    private final String meaning;

    JobFact(String path, Type type, double least, double most, String meaning) {
        this.path = path;
        this.type = type;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    /// The fact that is written `job.<path>`.
    public static Optional<JobFact> of(String path) {
        return Arrays.stream(values()).filter(fact -> fact.path.equals(path)).findFirst();
    }

    public String path() {
        return path;
    }

    public Type type() {
        return type;
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
