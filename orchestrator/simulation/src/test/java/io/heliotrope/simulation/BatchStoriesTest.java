package io.heliotrope.simulation;

import static io.heliotrope.simulation.Story.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.simulation.HomeCluster.Relay;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The stories that made the batch lane's rules necessary, C9 to C14: each holds with the rules,
/// and breaks a promise without the one that it is about.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BatchStoriesTest {
    private static final Lane LANE = Lane.BATCH;

    /// A job is with its worker and runs.
    private static Dispatch running(Story story, String residency) {
        story.submit(LANE, residency, 2);
        story.release();
        Dispatch sent = story.sent(LANE);
        story.start(story.worker(sent));
        return sent;
    }

    @Test
    void c9_a_worker_never_writes_the_end() {
        told(
                "the worker writes the status of batch jobs",
                "I2 one terminal",
                story -> {
                    Descriptor.Sound job = story.submit(LANE, Story.SWEDEN_ONLY, 2);
                    story.release();
                    WorkerActor worker = story.worker(story.sent(LANE));
                    story.start(worker);
                    story.cancel(LANE, job);
                    story.release();
                    story.pass(5);
                    worker.view.readAll();
                    worker.run(new Dice(0));
                    worker.outbox.landAll();
                });
    }

    @Test
    void c10_intake_never_refuses() {
        told(
                "intake refuses by itself",
                "I2 one terminal",
                story -> {
                    story.worker("de-1").isCutOff = true;
                    story.pass(10);
                    story.submit(LANE, Story.EUROPE, 6);
                    story.relay(Relay.INTAKE);
                });
    }

    @Test
    void c11_the_slot_of_a_job_that_ended_is_taken_until_its_token_ends() {
        told(
                "a slot is free again when its job ends",
                "I7 quota",
                story -> {
                    Descriptor.Sound first = story.submit(LANE, "DE", 3);
                    story.release();
                    story.start(story.worker(story.sent(LANE)));
                    story.cancel(LANE, first);
                    story.release();
                    story.submit(LANE, "DE", 3);
                    story.release();
                    story.pass(1);
                    story.decider().view.readAll();
                    story.decider().timer();
                    story.decider().commit();
                });
    }

    @Test
    void c11_a_slot_comes_back_though_nobody_answers() {
        told(
                "a slot comes back by an answer only",
                "I9 liveness",
                story -> {
                    Descriptor.Sound job = story.submit(LANE, Story.SWEDEN_ONLY, 2);
                    story.release();
                    Dispatch sent = story.sent(LANE);
                    WorkerActor worker = story.worker(sent);
                    story.start(worker);
                    story.cancel(LANE, job);
                    story.release();
                    worker.die(new Dice(0));
                    while (story.scene.jobNow().isBefore(sent.notAfter().plusSeconds(1))) {
                        story.pass(1);
                    }
                });
    }

    @Test
    void c12_a_job_that_ended_is_known_when_its_descriptor_comes_late() {
        told(
                "an ended job is forgotten",
                "I2 one terminal",
                story -> {
                    Descriptor.Sound job = story.submit(LANE, Story.SWEDEN_ONLY, 2);
                    story.cancel(LANE, job);
                    story.release();
                    story.scene.control.descriptors.append(story.scene.now(), job);
                });
    }

    @Test
    void c13_the_agent_lets_nothing_go_where_the_law_forbids_it() {
        told(
                "the agent looks at residency no more",
                "I5 residency",
                BatchStoriesTest::releasedUnderAnOldLaw);
    }

    @Test
    void c13_a_declined_job_waits_for_the_policy_that_it_was_declined_under() {
        told(
                "a declined batch job is chosen again at once",
                "I10 explain",
                story -> {
                    releasedUnderAnOldLaw(story);
                    story.relay(Relay.OUTCOMES);
                    story.decide();
                    story.pass(1);
                    story.decider().timer();
                    story.decider().commit();
                });
    }

    private static void releasedUnderAnOldLaw(Story story) {
        story.submit(LANE, Story.EUROPE, 6);
        story.relay(Relay.INTAKE);
        story.scene.changeLaw();
        story.decide();
        story.decider().commit();
        story.relay(Relay.RELEASE);
    }

    @Test
    void c14_what_was_never_committed_is_not_copied() {
        told(
                "the agent reads what was never committed",
                "I3 fence",
                story -> {
                    story.submit(LANE, Story.SWEDEN_ONLY, 2);
                    story.relay(Relay.INTAKE);
                    story.decide();
                    story.relay(Relay.RELEASE);
                    story.decider().die();
                });
    }

    @Test
    void a_successor_that_is_slow_to_read_gives_up_no_run_that_was_answered() {
        told(
                "a lease is judged with outcomes unread",
                "I2 one terminal",
                story -> {
                    story.submit(LANE, Story.SWEDEN_ONLY, 24);
                    story.release();
                    WorkerActor worker = story.worker(story.sent(LANE));
                    story.start(worker);
                    story.pass(5);
                    worker.view.readAll();
                    worker.run(new Dice(0));
                    worker.outbox.landAll();
                    story.relay(Relay.OUTCOMES);
                    story.decide();
                    story.decider().die();
                    story.scene.startDecider();
                    for (int second = 0; second < 9; second++) {
                        story.pass(1);
                        story.decider().view.readAll();
                        story.decider().timer();
                    }
                    story.decider().commit();
                });
    }

    @Test
    void a_job_that_nobody_disturbs_is_done() {
        Story story = new Story(new Rules());

        Dispatch sent = running(story, Story.SWEDEN_ONLY);

        assertThat(story.broken()).isEmpty();
        assertThat(story.evidence().end(sent.job().id()).orElseThrow().state().toString())
                .startsWith("Done");
    }
}
