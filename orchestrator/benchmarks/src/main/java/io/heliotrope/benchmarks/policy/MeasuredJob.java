package io.heliotrope.benchmarks.policy;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.JobView;

/// A job of the measurement, as a policy sees it and, in its components, as straight Java does.
record MeasuredJob(
        boolean isPersonal,
        boolean isAcme,
        boolean isBatch,
        double sloSeconds,
        double runtimeSeconds,
        double deadlineSeconds,
        double modelGib,
        int home)
        implements JobView {
    @Override
    public double number(JobFact fact) {
        return switch (fact) {
            case SLO -> sloSeconds;
            case RUNTIME -> runtimeSeconds;
            case DEADLINE -> deadlineSeconds;
            case MODEL_MEMORY -> modelGib;
            case AGE, ENERGY, MAX_TOKENS, PRIORITY, GPUS -> 0;
        };
    }

    @Override
    public String name(JobName name) {
        return switch (name) {
            case TENANT -> isAcme ? "acme" : "globex";
            case CLASS -> isBatch ? "batch" : "interactive";
            case MODEL, MODEL_VERSION, MODEL_VENDOR, COHORT, STATE -> "";
        };
    }

    @Override
    public boolean isLabelled(String label) {
        return isPersonal && label.equals("eu-personal");
    }

    @Override
    public long allowed() {
        return -1;
    }

    @Override
    public double used(int budget, int slot) {
        return 0;
    }
}
