package io.heliotrope.decide;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.policy.eval.Compiled;
import io.heliotrope.policy.eval.Judgement;
import io.heliotrope.policy.eval.Snapshot;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.prove.GuaranteeCheck;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A policy that was written as text.
///
/// It adds to the law ([Law]) and never loosens it. Its program is bound to the catalogue that it
/// was checked against: a region is a bit there. Safe from any thread.
public final class TextPolicy implements Policy {
    private final PolicySettings settings;
    private final Program program;
    private final Compiled compiled;
    private final TimedRules timed;
    private final GuaranteeCheck check;
    private final Accounts accounts;
    private final boolean sheds;
    private final boolean alerts;
    private final Digest digest;

    // what was worked out for the world that was asked for last; a race works it out twice
    private final AtomicReference<@Nullable Seen> seen = new AtomicReference<>();

    /// `settings` tell attempts and reserve; what they say of rules is not asked.
    ///
    /// @throws IllegalArgumentException when the program breaks its contract, so that no checker
    ///   can have made it
    public TextPolicy(PolicySettings settings, Program program) {
        this.settings = settings;
        this.program = program;
        this.compiled = Compiled.of(program);
        this.timed = new TimedRules(program);
        this.check = new GuaranteeCheck(program);
        this.accounts = new Accounts(program);
        this.sheds = isAny(program, then -> then instanceof Outcome.Shed);
        this.alerts =
                isAny(
                        program,
                        then ->
                                then instanceof Outcome.RunIn(var where, String alert)
                                        && !alert.isEmpty());
        this.digest =
                Digest.of(
                        String.join(
                                " ",
                                "text/1",
                                program.digest(),
                                Integer.toString(settings.attempts()),
                                settings.reserve().toString()));
    }

    private static boolean isAny(Program program, Predicate<Outcome> such) {
        return program.policies().stream().map(policy -> policy.otherwise()).anyMatch(such);
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public Duration reserve() {
        return settings.reserve();
    }

    /// The checked program.
    public Program program() {
        return program;
    }

    @Override
    public Ruling rule(Job job, World world, Load load) {
        return ruling(job, world, load);
    }

    private TextRuling ruling(Job job, World world, Load load) {
        Run run = Run.of(job, world, load);
        JobFacts facts =
                new JobFacts(job, world, load.isAccepted(), accounts.drawn(job, load, world.now()));
        RunFacts pairing = new RunFacts(run);
        return new TextRuling(
                settings.reserve(), run, pairing, snapshot(world).judge(facts, pairing), timed);
    }

    @Override
    public List<Account> accounts(Job job, World world, boolean isAccepted) {
        return accounts.isEmpty() || world.catalogue().indexOf(job.origin()) < 0
                ? List.of()
                : accounts.of(job, judge(job, world, isAccepted).holding());
    }

    @Override
    public long limit(Account account) {
        return accounts.limit(account);
    }

    @Override
    public double urgency(Job job, World world, boolean isAccepted) {
        if (!sheds || world.catalogue().indexOf(job.origin()) < 0) {
            return 0;
        }
        return judge(job, world, isAccepted)
                .leader()
                .filter(leader -> leader.otherwise() instanceof Outcome.Shed)
                .map(leader -> ((Outcome.Shed) leader.otherwise()).lowest())
                .map(fact -> new JobFacts(job, world, isAccepted).number(fact))
                .orElse(0.0);
    }

    /// For what is told from the job alone.
    private Judgement judge(Job job, World world, boolean isAccepted) {
        JobFacts facts = new JobFacts(job, world, isAccepted);
        return snapshot(world).judge(facts, new RunFacts(Run.of(job, world, Load.NONE)));
    }

    @Override
    public Optional<Alert> alert(Job job, World world, Load load, int step) {
        return alerts ? ruling(job, world, load).alert(step) : Optional.empty();
    }

    @Override
    public String reason(Job job, World world, Load load, String rule) {
        return ruling(job, world, load).reason(rule);
    }

    @Override
    public List<String> explain(Job job, World world, Load load, int step) {
        return ruling(job, world, load).explain(step);
    }

    @Override
    public Optional<String> breach(Job job, World world, Load load, int region) {
        if (program.guarantees().isEmpty()) {
            return Optional.empty();
        }
        JobFacts facts = new JobFacts(job, world, load.isAccepted());
        WorldFacts sky = new WorldFacts(world, program.zones());
        RunFacts pairing = new RunFacts(Run.of(job, world, load));
        return program.guarantees().stream()
                .filter(one -> !check.allows(one, facts, region, sky, pairing, 0))
                .map(Guarantee::name)
                .findFirst();
    }

    private Snapshot snapshot(World world) {
        Seen last = seen.get();
        if (last != null && last.world() == world) {
            return last.snapshot();
        }
        WorldFacts facts = new WorldFacts(world, program.zones());
        Snapshot snapshot = last == null ? compiled.snapshot(facts) : last.snapshot().next(facts);
        seen.set(new Seen(world, snapshot));
        return snapshot;
    }

    private record Seen(World world, Snapshot snapshot) {}
}
