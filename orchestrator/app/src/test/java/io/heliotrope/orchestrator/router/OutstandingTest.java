package io.heliotrope.orchestrator.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.Dispatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutstandingTest {
    private static final WorkerId WORKER = new WorkerId("north-1");

    private final Outstanding outstanding = new Outstanding();

    @Test
    void counts_by_worker_and_by_region() {
        outstanding.add(dispatch("a"), 1);
        outstanding.add(dispatch("b"), 1);
        outstanding.add(dispatch("a"), -1);

        assertThat(outstanding.of(WORKER)).isEqualTo(1);
        assertThat(outstanding.of(Samples.NORTH)).isEqualTo(1);
        assertThat(outstanding.of(Samples.EAST)).isZero();
        assertThat(outstanding.of(new WorkerId("nobody"))).isZero();
    }

    @Test
    void is_never_less_than_nothing() {
        outstanding.add(dispatch("a"), -1);

        assertThat(outstanding.of(WORKER)).isZero();
        assertThat(outstanding.of(Samples.NORTH)).isZero();
    }

    @Test
    void loses_no_count_between_the_threads_of_several_tasks() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int k = 0; k < 1_000; k++) {
                                    outstanding.add(dispatch("a"), 1);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(outstanding.of(WORKER)).isEqualTo(4_000);
    }

    private static Dispatch dispatch(String job) {
        return Samples.dispatch(Samples.interactive(job), Samples.NORTH);
    }
}
