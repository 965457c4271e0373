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
    ORIGIN_UNKNOWN
}
