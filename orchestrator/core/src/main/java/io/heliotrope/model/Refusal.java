package io.heliotrope.model;

/// Why a job is refused, for good.
public enum Refusal {
    /// The record cannot be read as a job.
    MALFORMED,
    /// No region of the catalogue lies where the job's labels allow.
    RESIDENCY,
    /// No allowed region knows the model.
    MODEL_UNKNOWN,
    /// The model needs more accelerator memory than any allowed region has.
    MODEL_TOO_LARGE,
    /// No allowed region can answer within the SLO even when idle.
    SLO_UNREACHABLE,
    /// No allowed region could complete the job before its deadline, even started now.
    DEADLINE_UNREACHABLE,
    /// The capacity left before the deadline is taken.
    NO_CAPACITY,
    /// The origin is not a region of the catalogue.
    ORIGIN_UNKNOWN,
    /// The catalogue says that jobs from there, or such with personal data, must be sealed, and
    /// this one is not.
    NOT_SEALED,
    /// The job is sealed, but to no key of a region where its labels allow it.
    SEALED_ELSEWHERE,
    /// A rule of the policy's text leaves no region, whatever gives way.
    POLICY;

    /// What its producer can do about it, for people; empty where the reason says it all.
    public String fix() {
        return switch (this) {
            case NOT_SEALED ->
                    "seal the payload to the keys that the catalogue publishes for the regions that"
                            + " the job's labels allow, and submit it again";
            case SEALED_ELSEWHERE ->
                    "seal the payload to the newest keys that the catalogue publishes for the"
                            + " regions that the job's labels allow, and submit it again";
            case MALFORMED,
                    RESIDENCY,
                    MODEL_UNKNOWN,
                    MODEL_TOO_LARGE,
                    SLO_UNREACHABLE,
                    DEADLINE_UNREACHABLE,
                    NO_CAPACITY,
                    ORIGIN_UNKNOWN,
                    POLICY ->
                    "";
        };
    }
}
