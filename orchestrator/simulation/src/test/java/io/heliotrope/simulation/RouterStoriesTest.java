package io.heliotrope.simulation;

import static io.heliotrope.simulation.Story.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The stories that made the interactive lane's rules necessary, C1 to C8: each holds with the
/// rules, and breaks a promise without the one that it is about.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RouterStoriesTest {
    private static final Lane LANE = Lane.INTERACTIVE;

    @Test
    void c1_an_end_that_was_stored_and_never_sent_is_sent_again() {
        told(
                "a proposal is never sent again",
                "I1 no loss",
                story -> {
                    story.submit(LANE, Story.SWEDEN_ONLY, 0);
                    RouterActor first = story.router();
                    story.read(first);
                    first.outbox.landAll();
                    first.commit();
                    story.pass(21);
                    first.view.readAll();
                    first.timer();
                    first.outbox.landNext(story.home.changelog);
                    story.kill(first);
                });
    }

    @Test
    void c2_a_restart_that_is_too_quick_to_be_silence_does_not_keep_a_lease() {
        told(
                "a lease is renewed by any heartbeat of its worker",
                "I9 liveness",
                story -> {
                    story.submit(Lane.BATCH, Story.SWEDEN_ONLY, 2);
                    story.release();
                    Dispatch sent = story.sent(Lane.BATCH);
                    WorkerActor worker = story.worker(sent);
                    story.start(worker);
                    worker.die(new Dice(0));
                    worker.restart();
                    while (story.scene.jobNow().isBefore(sent.notAfter().plusSeconds(1))) {
                        story.pass(1);
                    }
                    worker.view.readAll();
                });
    }

    @Test
    void c3_a_dispatch_that_only_its_log_knows_keeps_its_job_from_being_refused() {
        told(
                "a task reads no tails when it begins",
                "P5 refused",
                story -> {
                    story.submit(LANE, Story.SWEDEN_ONLY, 0);
                    RouterActor first = story.router();
                    story.read(first);
                    first.outbox.landNext(story.home.interactive(Fleet.SE));
                    story.scene.changeLaw();
                    RouterActor second = story.kill(first);
                    story.read(second);
                    second.outbox.landAll();
                });
    }

    @Test
    void c4_what_a_paused_router_sends_behind_its_successors_marker_is_void() {
        told("a task marks nothing when it begins", "P5 refused", RouterStoriesTest::overlap);
    }

    @Test
    void c4_a_worker_that_restarts_still_knows_what_is_void() {
        told(
                "the worker forgets epochs when it restarts",
                "I3 fence",
                story -> {
                    story.submit(LANE, Story.SWEDEN_ONLY, 0);
                    RouterActor first = story.router();
                    story.read(first);
                    RouterActor second = story.replace(first);
                    List<WorkerActor> swedish = List.of(story.worker("se-1"), story.worker("se-2"));
                    for (WorkerActor worker : swedish) {
                        story.start(worker);
                        worker.commit();
                        worker.die(new Dice(0));
                        worker.restart();
                    }
                    first.isPaused = false;
                    first.outbox.landAll();
                    swedish.forEach(story::start);
                    assertThat(second.canWork()).isTrue();
                });
    }

    private static void overlap(Story story) {
        story.submit(LANE, Story.SWEDEN_ONLY, 0);
        RouterActor first = story.router();
        story.read(first);
        story.scene.changeLaw();
        RouterActor second = story.replace(first);
        story.read(second);
        second.outbox.landAll();
        first.isPaused = false;
        first.outbox.landAll();
    }

    @Test
    void c5_what_a_paused_router_stores_late_does_not_undo_its_successors_work() {
        told(
                "incarnations share their store's keys",
                "P5 refused",
                story -> {
                    story.scene.changeLaw();
                    story.submit(LANE, Story.SWEDEN_ONLY, 0);
                    RouterActor first = story.router();
                    story.read(first);
                    story.scene.changeLaw();
                    RouterActor second = story.replace(first);
                    story.read(second);
                    second.outbox.landAll();
                    second.commit();
                    second.commit();
                    second.outbox.landAll();
                    first.isPaused = false;
                    first.outbox.landNext(story.home.changelog);
                    first.outbox.lose();
                    first.die(new Dice(0));
                    story.kill(second);
                });
    }

    @Test
    void c6_two_runs_of_one_token_have_two_names() {
        told(
                "runs have the names of earlier runs after a restart",
                "P3 one result",
                story -> {
                    story.submit(LANE, Story.SWEDEN_ONLY, 0);
                    RouterActor router = story.router();
                    story.read(router);
                    router.outbox.landAll();
                    WorkerActor worker = story.worker(story.sent(LANE));
                    story.start(worker);
                    story.pass(3);
                    worker.run(new Dice(0));
                    worker.outbox.landAll();
                    worker.die(new Dice(0));
                    worker.restart();
                    story.start(worker);
                });
    }

    @Test
    void c7_a_dispatch_has_its_receipt_inside_and_is_taken_over_with_it() {
        told(
                "a task reads no tails when it begins",
                "I3 fence",
                story -> {
                    Descriptor.Sound job = story.submit(LANE, Story.EUROPE, 0);
                    RouterActor first = story.router();
                    story.read(first);
                    first.outbox.landNext(story.home.interactive(Fleet.SE));
                    Dispatch sent = story.sent(LANE);
                    RouterActor second = story.kill(first);
                    story.read(second);
                    second.outbox.landAll();
                    assertThat(story.dispatches(job)).isPositive();
                    assertThat(sent.receipt().winner().orElseThrow().region())
                            .isEqualTo(sent.target());
                });
    }

    @Test
    void c8_a_stored_choice_is_not_sent_again_when_the_law_forbids_it() {
        told(
                "a repeated job is sent again without asking the policy",
                "I5 residency",
                story -> {
                    story.submit(LANE, Story.EUROPE, 0);
                    RouterActor first = story.router();
                    story.read(first);
                    first.outbox.landAll();
                    story.scene.changeLaw();
                    RouterActor second = story.kill(first);
                    story.read(second);
                    second.outbox.landAll();
                });
    }

    @Test
    void c8_a_law_is_taken_up_when_nothing_is_on_its_way() {
        told(
                "another law is taken up with dispatches on their way",
                "I5 residency",
                story -> {
                    story.submit(LANE, Story.EUROPE, 0);
                    RouterActor router = story.router();
                    story.read(router);
                    story.scene.changeLaw();
                    for (int i = 0; i < 20; i++) {
                        router.readOn(new Dice(i));
                    }
                    router.outbox.landAll();
                    story.scene.pass(Duration.ofMillis(10));
                });
    }
}
