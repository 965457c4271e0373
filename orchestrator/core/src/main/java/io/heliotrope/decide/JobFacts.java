package io.heliotrope.decide;

import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.JobView;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as a policy's text sees it.
///
/// The run of an interactive job is that of its tokens by the model's stated time, its deadline the
/// moment at which nobody waits any longer. Energy is that of the run on the accelerator of its
/// home, by the catalogue's figures: it tells jobs apart, not regions, for which there are grams.
final class JobFacts implements JobView {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Job job;
    private final World world;
    private final @Nullable ModelSpec model;
    private final boolean isAccepted;
    private final int home;
    private final long allowed;

    private final Accounts.@Nullable Drawn drawn;

    /// A job whose origin is in the catalogue, for what does not ask for budgets.
    JobFacts(Job job, World world, boolean isAccepted) {
        this(job, world, isAccepted, null);
    }

    /// A job whose origin is in the catalogue, and what is used of the budgets of a program.
    JobFacts(Job job, World world, boolean isAccepted, Accounts.@Nullable Drawn drawn) {
        this.drawn = drawn;
        this.job = job;
        this.world = world;
        this.model = world.catalogue().model(job.model()).orElse(null);
        this.isAccepted = isAccepted;
        this.home = world.catalogue().indexOf(job.origin());
        this.allowed = world.catalogue().allowed(job.residency(), job.origin());
    }

    @Override
    public double number(JobFact fact) {
        double number =
                switch (fact) {
                    case SLO ->
                            job.objective() instanceof Respond respond
                                    ? Seconds.of(respond.slo())
                                    : fact.most();
                    case RUNTIME -> runtime();
                    case DEADLINE -> untilSeconds(deadline());
                    case AGE -> -untilSeconds(job.submittedAt());
                    case ENERGY -> kilowattHours();
                    case MODEL_MEMORY -> model == null ? 0 : model.memoryGib();
                    case MAX_TOKENS ->
                            job.objective() instanceof Respond respond ? respond.maxTokens() : 0;
                    case PRIORITY -> job.traits().priority();
                    case GPUS -> 1;
                };
        return Math.clamp(number, fact.least(), fact.most());
    }

    private double runtime() {
        return switch (job.objective()) {
            case Respond respond ->
                    model == null
                            ? 0
                            : respond.maxTokens() * model.millisPerToken() / MILLIS_PER_SECOND;
            case Complete complete -> Seconds.of(complete.gpuTime());
        };
    }

    private Instant deadline() {
        return switch (job.objective()) {
            case Respond respond -> respond.expiresAt();
            case Complete complete -> complete.deadline();
        };
    }

    /// Job time for batch work; the expiry of interactive work is real time.
    private double untilSeconds(Instant moment) {
        boolean isReal = job.lane() == Lane.INTERACTIVE && moment.equals(deadline());
        Instant now = isReal ? world.realNow() : world.now();
        boolean isFar = Math.abs((double) moment.getEpochSecond() - now.getEpochSecond()) > 1e9;
        return isFar
                ? Math.copySign(1e9, moment.compareTo(now))
                : Seconds.of(Duration.between(now, moment));
    }

    private double kilowattHours() {
        return switch (job.objective()) {
            case Respond respond ->
                    model == null ? 0 : EnergyModel.ofTokens(model, respond.maxTokens(), 1).value();
            case Complete complete ->
                    EnergyModel.ofBatch(world.region(home).accelerator(), complete.gpuTime())
                            .value();
        };
    }

    @Override
    public String name(JobName name) {
        return switch (name) {
            case TENANT -> job.tenant().value();
            case CLASS -> job.lane().word();
            case MODEL -> job.model();
            case MODEL_VERSION -> model == null ? "" : model.version();
            case MODEL_VENDOR -> model == null ? "" : model.vendor();
            case COHORT -> job.traits().cohort();
            case STATE -> isAccepted ? "accepted" : "new";
        };
    }

    @Override
    public boolean isLabelled(String label) {
        return job.traits().labels().contains(label);
    }

    @Override
    public int home() {
        return home;
    }

    @Override
    public long allowed() {
        return allowed;
    }

    @Override
    public double used(int budget, int slot) {
        if (drawn == null) {
            throw new IllegalStateException("budget " + budget + " of a job without accounts");
        }
        return drawn.used(budget, slot);
    }
}
