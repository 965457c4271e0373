package io.heliotrope.simulation;

import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.simulation.HomeCluster.Relay;
import io.heliotrope.token.KeyedTokens;
import io.heliotrope.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything that there is in one run: the clusters, the processes, the two times.
final class Scene {
    private static final Duration BEAT = Duration.ofSeconds(1);

    final Rules rules;
    final ControlPlane control = new ControlPlane();
    final DeciderState deciderState = new DeciderState();
    final List<HomeCluster> homes =
            List.of(
                    new HomeCluster(Fleet.EUROPE, Fleet.DE, Fleet.REGIONS),
                    new HomeCluster(Fleet.AMERICA, Fleet.US, Fleet.REGIONS));
    final List<RouterActor> routers = new ArrayList<>();
    final List<DeciderActor> deciders = new ArrayList<>();
    final List<AgentActor> agents = new ArrayList<>();
    final List<WorkerActor> workers = new ArrayList<>();
    final Policies policies;
    final Witness witness = new Witness();
    final Producers producers = new Producers(this);
    final Skies skies = new Skies(this);
    final Forger forger = new Forger(this);

    /// Set by whoever dies.
    boolean isSomebodyGone;

    boolean isCalm;
    boolean areEnginesFlaky;
    boolean areAnswersRepeated;
    private final List<Outbox> underWay = new ArrayList<>();
    private final @Nullable Consumer<String> tracer;
    private Instant now = Fleet.START;
    private Instant beaten = Fleet.START;
    private Instant jobNow = Fleet.START;
    private long ticks;
    private int instances;
    private Fleet.Law law = Fleet.Law.ONE;
    private int policy;

    /// `tracer` is told of every event as a line, when there is one.
    Scene(Rules rules, @Nullable Consumer<String> tracer) {
        this.rules = rules;
        this.policies = rules.policies();
        this.tracer = tracer;
        publish(new CatalogueSet(Fleet.catalogue(law)));
        publish(new PolicySet(Fleet.policy(policy)));
        Fleet.averages().forEach(this::publish);
        tick(Fleet.START);
        Fleet.WORKERS.forEach(
                (worker, region) -> workers.add(new WorkerActor(this, worker, region)));
        workers.forEach(WorkerActor::beat);
        for (HomeCluster home : homes) {
            startRouter(home, Duration.ZERO);
            for (Relay relay : Relay.values()) {
                startAgent(home, relay);
            }
        }
        startDecider();
    }

    /// The real time, as brokers have it.
    Instant now() {
        return now;
    }

    /// The job time last told.
    Instant jobNow() {
        return jobNow;
    }

    /// Tokens whose serials begin with `boot`.
    Tokens tokens(String boot) {
        AtomicInteger next = new AtomicInteger();
        return rules.tokens(
                new KeyedTokens(() -> Fleet.TOKEN_KEYS, () -> boot + "-" + next.getAndIncrement()));
    }

    void publish(ControlRecord next) {
        control.publish(now, next);
    }

    private void tick(Instant moment) {
        publish(new Tick(ticks++, moment));
        jobNow = moment.isAfter(jobNow) ? moment : jobNow;
    }

    /// A tick that lies before the last one, as after a clock was set back.
    void tickBack(Duration by) {
        tick(jobNow.minus(by));
    }

    /// Lets real time pass; every whole second brings heartbeats and a tick of one slot.
    void pass(Duration real) {
        Instant until = now.plus(real);
        while (!beaten.plus(BEAT).isAfter(until)) {
            beaten = beaten.plus(BEAT);
            now = beaten;
            tick(jobNow.plus(Slots.LENGTH));
            workers.forEach(WorkerActor::beat);
        }
        now = until;
    }

    /// Real time until the next tick.
    Duration untilTick() {
        return Duration.between(now, beaten.plus(BEAT));
    }

    /// A process is gone whose records are still under way.
    void leave(Outbox outbox) {
        underWay.add(outbox);
    }

    /// A record of one that is gone lands.
    void landLate(Dice dice) {
        underWay.removeIf(Outbox::isEmpty);
        if (!underWay.isEmpty()) {
            dice.oneOf(underWay).landOne(dice);
        }
    }

    /// All records of those that are gone land.
    void landLate() {
        underWay.forEach(Outbox::landAll);
        underWay.clear();
    }

    void startRouter(HomeCluster home, Duration skew) {
        RouterActor router = new RouterActor(this, home, ++instances, skew);
        home.routerOwner = router.instance;
        routers.add(router);
    }

    void startAgent(HomeCluster home, Relay relay) {
        agents.add(new AgentActor(this, home, relay, ++instances));
    }

    void startDecider() {
        deciders.add(new DeciderActor(this, deciderState, ++instances));
    }

    /// Another policy from now on.
    void changePolicy() {
        publish(new PolicySet(Fleet.policy(++policy)));
    }

    /// The next law from now on.
    void changeLaw() {
        law = law.next();
        publish(new CatalogueSet(Fleet.catalogue(law)));
        changePolicy();
    }

    /// Starts again whatever is not there: a router, decider or relay without a living owner.
    void fillVacancies() {
        if (!isSomebodyGone) {
            return;
        }
        isSomebodyGone = false;
        routers.removeIf(router -> router.isDead);
        agents.removeIf(agent -> agent.isDead);
        deciders.removeIf(decider -> decider.isDead);
        for (HomeCluster home : homes) {
            if (routers.stream().noneMatch(r -> r.instance == home.routerOwner)) {
                startRouter(home, Duration.ZERO);
            }
            for (Relay relay : Relay.values()) {
                int owner = home.relayOwner.getOrDefault(relay, 0);
                if (agents.stream().noneMatch(agent -> agent.instance == owner)) {
                    startAgent(home, relay);
                }
            }
        }
        if (deciders.stream().noneMatch(d -> d.instance == deciderState.leader)) {
            startDecider();
        }
    }

    boolean isTraced() {
        return tracer != null;
    }

    void trace(Object who, Object what) {
        if (tracer != null) {
            tracer.accept(Told.line(Duration.between(Fleet.START, now), who, what));
        }
    }
}
