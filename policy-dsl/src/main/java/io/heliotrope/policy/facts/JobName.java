package io.heliotrope.policy.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A name that a policy may ask of a job: `tenant is acme`. Written with or without `job.` before
/// it. `closed` are all values that there are; none where any name may come.
public enum JobName {
    TENANT("tenant", List.of(), "whose job it is"),
    CLASS("class", List.of("batch", "interactive", "stream"), "how it is served"),
    MODEL("model", List.of(), "the model that it runs"),
    MODEL_VERSION("model.version", List.of(), "the version of the model that it asks for"),
    MODEL_VENDOR("model.vendor", List.of(), "who made the model"),
    COHORT("cohort", List.of(), "a key by which jobs are split");

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> closed;

    private final String meaning;

    JobName(String path, List<String> closed, String meaning) {
        this.path = path;
        this.closed = closed;
        this.meaning = meaning;
    }

    /// The name that is written `<path>` or `job.<path>`.
    public static Optional<JobName> of(String path) {
        return Arrays.stream(values()).filter(name -> name.path.equals(path)).findFirst();
    }

    public String path() {
        return path;
    }

    /// All values that there are; empty where any name may come.
    public List<String> closed() {
        return closed;
    }

    /// In a few words, for people.
    public String meaning() {
        return meaning;
    }
}
