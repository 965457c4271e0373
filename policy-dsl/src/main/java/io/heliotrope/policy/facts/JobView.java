package io.heliotrope.policy.facts;

/// One job as a policy sees it. Answers are the same for as long as a decision takes; no method
/// fails or allocates.
public interface JobView {
    /// In base units, within the fact's bounds, never NaN.
    double number(JobFact fact);

    /// Empty when the job has no such name.
    String name(JobName name);

    boolean isLabelled(String label);

    /// The index of its home region in the catalogue.
    int home();

    /// The regions that its producer's headers and the law of its home allow, as a word.
    long allowed();

    /// What was used, and is set aside, of a budget by those that share it with this job, in base
    /// units: in the period that a start in `slot` lies in, slot 0 being now. 0 when nothing was.
    double used(int budget, int slot);
}
