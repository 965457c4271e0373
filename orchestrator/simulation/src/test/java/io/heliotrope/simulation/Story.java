package io.heliotrope.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.simulation.HomeCluster.Relay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A course in which it is said, not drawn, who does what next: in Europe, with the router begun
/// and everybody up to date.
final class Story {
    /// Only Sweden may run it, while its law is that of Europe.
    static final String SWEDEN_ONLY = "EEA,!DE";

    /// Any European region may run it, the Swedish ones are greener.
    static final String EUROPE = "EEA";

    private static final int ENOUGH = 50;

    final Scene scene;
    final HomeCluster home;
    private final Dice dice = new Dice(0);
    private int jobs;

    Story(Rules rules) {
        scene = new Scene(rules, null);
        home = scene.homes.getFirst();
        scene.routers.forEach(this::begin);
    }

    /// A course breaks nothing as the program is, and `invariant` with `defect` planted.
    static void told(String defect, String invariant, Consumer<Story> course) {
        Story sound = new Story(new Rules());
        course.accept(sound);
        assertThat(sound.broken()).as("with every rule kept").isEmpty();
        Story defective = new Story(Mutants.named(defect));
        course.accept(defective);
        assertThat(defective.broken()).as(defect).contains(invariant);
    }

    /// What is broken when everybody has come to rest.
    Optional<String> broken() {
        new Rest(scene, 0).come();
        return Promises.broken(evidence()).map(Violation::invariant);
    }

    Evidence evidence() {
        return new Evidence(scene);
    }

    /// The newest router of Europe.
    RouterActor router() {
        return scene.routers.stream()
                .filter(router -> router.home == home && !router.isDead)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    DeciderActor decider() {
        return scene.deciders.getLast();
    }

    AgentActor agent(Relay relay) {
        return scene.agents.stream()
                .filter(agent -> agent.home == home && agent.relay == relay && !agent.isDead)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    WorkerActor worker(String id) {
        return scene.workers.stream()
                .filter(worker -> worker.id.equals(new WorkerId(id)))
                .findFirst()
                .orElseThrow();
    }

    WorkerActor worker(Dispatch dispatch) {
        return worker(dispatch.worker().value());
    }

    /// A producer submits a job; an interactive one is given up after 20 s, a batch one is due
    /// after `hours` of job time.
    Descriptor.Sound submit(Lane lane, String residency, int hours) {
        Objective objective =
                lane == Lane.INTERACTIVE
                        ? new Objective.Respond(
                                Duration.ofSeconds(5), scene.now().plusSeconds(20), 100)
                        : new Objective.Complete(
                                scene.jobNow().plus(Duration.ofHours(hours)), Duration.ofHours(1));
        Descriptor.Sound sound =
                new Descriptor.Sound(
                        new Job(
                                new JobId("job-" + ++jobs),
                                home.origin,
                                new TenantId("tenant"),
                                Fleet.MODEL,
                                Residency.parse(residency),
                                objective,
                                scene.jobNow(),
                                Digest.of("body " + jobs),
                                new PayloadRef(home.id, "jobs", 0, 0, 10)));
        submit(lane, sound);
        return sound;
    }

    void submit(Lane lane, Descriptor descriptor) {
        scene.producers.append(new Producers.Submitted(home, lane, descriptor, scene.now()));
    }

    void cancel(Lane lane, Descriptor.Sound sound) {
        submit(lane, new Descriptor.Cancel(sound.job().id(), home.origin));
    }

    /// A router that started goes through its beginning.
    void begin(RouterActor router) {
        for (int i = 0; i < ENOUGH && router.start != null; i++) {
            router.step(dice);
            router.outbox.landAll();
        }
    }

    /// Reads all that lies there; what that leads to is on its way.
    void read(RouterActor router) {
        router.view.readAll();
        for (int i = 0; i < ENOUGH; i++) {
            router.step(dice);
        }
    }

    /// The group takes the router for dead and starts another; the old one stands still.
    RouterActor replace(RouterActor router) {
        router.isPaused = true;
        return another();
    }

    /// The router dies, and what had not landed is lost; another one begins.
    RouterActor kill(RouterActor router) {
        router.outbox.lose();
        router.die(dice);
        scene.routers.remove(router);
        return another();
    }

    private RouterActor another() {
        scene.startRouter(home, Duration.ZERO);
        RouterActor next = scene.routers.getLast();
        begin(next);
        return next;
    }

    /// The agent's part reads all that lies there and all of it lands.
    void relay(Relay relay) {
        AgentActor agent = agent(relay);
        agent.view.readAll();
        for (int i = 0; i < ENOUGH; i++) {
            agent.step();
            agent.outbox.landAll();
        }
    }

    /// The decider reads all that lies there, in the world that it knows, without committing.
    void decide() {
        while (decider().unread() > 0) {
            decider().step(dice);
        }
    }

    /// All that a batch job needs to be with its worker.
    void release() {
        relay(Relay.INTAKE);
        decider().view.readAll();
        decide();
        decider().commit();
        relay(Relay.RELEASE);
    }

    /// The worker reads what lies there and starts what it has a slot for.
    void start(WorkerActor worker) {
        for (int i = 0; i < ENOUGH; i++) {
            worker.readDispatch(dice);
        }
        worker.run(dice);
    }

    /// The newest dispatch that lies in a log of Europe, void or not.
    Dispatch sent(Lane lane) {
        Dispatch newest = null;
        for (RegionId region : Fleet.REGIONS) {
            Log<DispatchLine> log =
                    lane == Lane.BATCH ? home.batch(region) : home.interactive(region);
            for (Log.Line<DispatchLine> line : log.committed()) {
                if (line.value() instanceof DispatchLine.Sent(Dispatch dispatch, var known)) {
                    newest = dispatch;
                }
            }
        }
        return Optional.ofNullable(newest).orElseThrow();
    }

    /// How many dispatches of a job count.
    long dispatches(Descriptor.Sound sound) {
        return evidence().sent.stream()
                .filter(sent -> sent.dispatch().job().id().equals(sound.job().id()))
                .count();
    }

    void pass(int seconds) {
        scene.pass(Duration.ofSeconds(seconds));
    }

    void readAll(List<WorkerActor> workers) {
        workers.forEach(worker -> worker.view.readAll());
    }
}
