package io.heliotrope.orchestrator.metrics;

import io.heliotrope.decider.BatchChange;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.token.Claim;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a lane's decisions and ends count as. Safe from any thread.
public final class LaneMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(LaneMetrics.class);

    /// Of a digest: enough to tell the policies of an installation apart.
    private static final int DIGITS = 12;

    private final Meters meters;
    private final Lane lane;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final Map<RegionId, Counter> dispatches = new ConcurrentHashMap<>();
    private final Map<String, Counter> decisions = new ConcurrentHashMap<>();
    private final Map<Digest, Counter> policies = new ConcurrentHashMap<>();
    private final MultiGauge budgets;
    private final Timer scheduling;
    private final Timer endToEnd;

    public LaneMetrics(Meters meters, Lane lane) {
        this.meters = meters;
        this.lane = lane;
        for (String end : List.of("DONE", "FAILED", "EXPIRED", "CANCELLED", "REFUSED")) {
            meters.counter(MetricNames.ENDED_JOBS, lane.word(), end);
        }
        meters.counter(MetricNames.LEASES_EXPIRED, lane.word());
        for (Claim claim : EnumSet.complementOf(EnumSet.of(Claim.GENUINE))) {
            meters.counter(MetricNames.REJECTED_RESULTS, lane.word(), word(claim));
        }
        for (String outcome : List.of("same", "differs", "left_out")) {
            meters.counter(PolicyMetricNames.SHADOW_DECISIONS, lane.word(), outcome);
        }
        this.budgets = meters.rows(PolicyMetricNames.BUDGET_USED);
        this.scheduling = meters.timer(MetricNames.SCHEDULING, lane.word());
        this.endToEnd = meters.timer(MetricNames.END_TO_END, lane.word());
    }

    /// A dispatch was written.
    public void dispatched(Dispatch dispatch) {
        dispatches
                .computeIfAbsent(
                        dispatch.target(),
                        region ->
                                meters.counter(MetricNames.DISPATCHES, lane.word(), region.value()))
                .increment();
        if (dispatch.receipt().pauseAfter().isPresent()) {
            meters.counter(PlanMetricNames.PAUSES, dispatch.target().value()).increment();
        }
        count("Dispatch", "NONE");
        by(dispatch.receipt());
    }

    /// A decision that wrote no dispatch.
    public void decided(Receipt receipt) {
        by(receipt);
        switch (receipt.decision()) {
            case Decision.Dispatch d -> count("Dispatch", "NONE");
            case Decision.Hold h -> count("Hold", h.reason().name());
            case Decision.Refuse r -> count("Refuse", r.reason().name());
        }
    }

    /// An end was proposed or a status said.
    public void decided(Status status) {
        if (status.state() instanceof Status.Refused refused) {
            count("Refuse", refused.reason().name());
            status.why().ifPresent(this::by);
        } else if (status.state() instanceof Status.Accepted
                || status.state() instanceof Status.Held) {
            status.why().ifPresent(this::decided);
        }
    }

    private void by(Receipt receipt) {
        policies.computeIfAbsent(
                        receipt.policy(),
                        policy ->
                                meters.counter(
                                        PolicyMetricNames.POLICY_DECISIONS,
                                        lane.word(),
                                        policy.toString().substring(0, DIGITS)))
                .increment();
    }

    /// A job runs by the fall-back of a policy, which wants people to be told.
    public void alerted(String policy) {
        meters.counter(PolicyMetricNames.POLICY_ALERTS, lane.word(), policy).increment();
    }

    /// How much of each budget is used, as a share of its limit.
    public void budgets(Map<String, Double> shares) {
        budgets.register(
                shares.entrySet().stream()
                        .map(each ->
                                Meters.row(
                                        PolicyMetricNames.BUDGET_USED,
                                        each.getValue(),
                                        each.getKey()))
                        .toList(),
                true);
    }

    /// What a candidate policy would have decided is the same, differs, or was left out.
    public void shadowed(String outcome) {
        meters.counter(PolicyMetricNames.SHADOW_DECISIONS, lane.word(), outcome).increment();
    }

    /// A candidate policy would decide differently, by `rule`.
    public void shadowDiffers(String is, String would, String rule) {
        shadowed("differs");
        meters.counter(PolicyMetricNames.SHADOW_DIFFERENCES, lane.word(), is, would, rule)
                .increment();
    }

    /// All held jobs were planned, which took so long; so many got another place.
    public void planned(Duration took, long moved) {
        meters.timer(PlanMetricNames.PLANNING).record(took);
        meters.counter(PlanMetricNames.MOVES).increment((double) moved);
    }

    /// The lane's word.
    public String lane() {
        return lane.word();
    }

    private void count(String decision, String reason) {
        decisions
                .computeIfAbsent(
                        decision + " " + reason,
                        both ->
                                meters.counter(
                                        MetricNames.DECISIONS, lane.word(), decision, reason))
                .increment();
    }

    /// The real time that the first decision took, from the job record's timestamp.
    public void scheduled(Duration took) {
        scheduling.record(took);
    }

    /// A job ended; `took` is real time from the job record's timestamp.
    public void ended(Status status, Duration took) {
        ended(status);
        endToEnd.record(took);
    }

    /// A job ended whose beginning this process did not see.
    public void ended(Status status) {
        if (status.state() instanceof Status.Terminal end) {
            meters.counter(MetricNames.ENDED_JOBS, lane.word(), end.word()).increment();
        }
    }

    /// A token's lease ran out.
    public void leaseExpired() {
        meters.counter(MetricNames.LEASES_EXPIRED, lane.word()).increment();
    }

    /// What became of a lease that was looked at: counts it when it ran out.
    public void leaseEnded(List<BatchChange> changes) {
        if (changes.getFirst() instanceof BatchChange.Free) {
            leaseExpired();
        }
    }

    /// A record seen before, or too late to matter.
    public void dropped(String kind) {
        meters.counter(MetricNames.REPEATS_DROPPED, kind).increment();
    }

    /// A result came with a token that is not its worker's: counted each time, logged the first
    /// time for each reason, since who writes such results can write many.
    public void rejected(Claim claim, Result result) {
        meters.counter(MetricNames.REJECTED_RESULTS, lane.word(), word(claim)).increment();
        if (logged.add("rejected " + claim)) {
            LOG.atWarn()
                    .addKeyValue("lane", lane.word())
                    .addKeyValue("reason", word(claim))
                    .addKeyValue("job", result.job())
                    .addKeyValue("region", result.region())
                    .addKeyValue("worker", result.worker())
                    .log("result rejected, its token is not its worker's; more are only counted");
        }
    }

    private static String word(Claim claim) {
        return claim.name().toLowerCase(Locale.ROOT);
    }

    /// A record was kept as a dead letter.
    public void deadLetter(RegionId origin, String reason) {
        meters.counter(MetricNames.DEAD_LETTERS, origin.value(), reason).increment();
    }

    /// A record of the protocol that cannot be read: skipped, logged, counted.
    public void malformed(String kind, String reason) {
        meters.counter(MetricNames.REPEATS_DROPPED, "malformed-" + kind).increment();
        LOG.atWarn().addKeyValue("kind", kind).addKeyValue("reason", reason).log("record skipped");
    }

    /// The code itself failed on something of `kind`: counted each time, logged once for each kind
    /// and failure. A program has few of both.
    public void failed(String kind, RuntimeException failure) {
        meters.counter(MetricNames.REPEATS_DROPPED, "failed-" + kind).increment();
        if (logged.add(kind + " " + failure.getClass().getName())) {
            LOG.atError()
                    .addKeyValue("kind", kind)
                    .setCause(failure)
                    .log("left out, the code failed on it");
        }
    }

    /// A record lay in a partition that is not its job's and was sent on.
    public void forwarded() {
        meters.counter(MetricNames.REPEATS_DROPPED, "forwarded").increment();
    }
}
