package io.heliotrope.connectors.llama;

import static io.heliotrope.connectors.llama.LlamaFixture.FOLDER;
import static io.heliotrope.connectors.llama.LlamaFixture.LIMITS;
import static io.heliotrope.connectors.llama.LlamaFixture.MODEL;
import static io.heliotrope.connectors.llama.LlamaFixture.PROMPT;
import static io.heliotrope.connectors.llama.LlamaFixture.completed;
import static io.heliotrope.connectors.llama.LlamaFixture.json;
import static io.heliotrope.connectors.llama.LlamaFixture.opened;
import static io.heliotrope.connectors.llama.LlamaFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.connectors.install.Platform;
import io.heliotrope.workers.engine.Completion;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.EngineStart;
import io.heliotrope.workers.engine.FailureReason;
import io.heliotrope.workers.engine.InferenceRequest;
import io.heliotrope.workers.engine.InferenceResult;
import io.heliotrope.workers.engine.TokenListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LlamaEngineLifeTest {

    private static final int SLOTS = 2;

    private @Nullable Engine running;

    @BeforeAll
    void start() throws InterruptedException {
        running = LlamaFixture.start(SLOTS, System::nanoTime);
    }

    @AfterAll
    void stop() {
        engine().close();
    }

    @Test
    void measures_with_the_clock_it_was_given() throws InterruptedException {
        AtomicLong ticks = new AtomicLong();
        try (Engine ticking = LlamaFixture.start(1, () -> ticks.getAndAdd(1_000_000))) {
            ticks.set(0);

            Completion completion =
                    completed(
                            ticking.infer(
                                    InferenceRequest.ofText(MODEL, PROMPT, 3, 1),
                                    TokenListener.NONE));

            assertThat(completion.timeToFirstToken()).isEqualTo(Duration.ofMillis(1));
            assertThat(completion.total()).isEqualTo(Duration.ofMillis(2));
        }
    }

    @Test
    void stops_when_interrupted_and_works_on() throws InterruptedException {
        String before = completed(infer(PROMPT, 16, 1)).outputText();

        for (int i = 0; i < 2 * SLOTS; i++) {
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() ->
                            engine().infer(
                                            InferenceRequest.ofText(MODEL, PROMPT, 500, 1),
                                            (index, text) -> Thread.currentThread().interrupt()));
        }

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(completed(infer(PROMPT, 16, 1)).outputText()).isEqualTo(before);
    }

    @Test
    void frees_its_slot_when_the_listener_fails() throws InterruptedException {
        for (int i = 0; i < 2 * SLOTS; i++) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            engine().infer(
                                            InferenceRequest.ofText(MODEL, PROMPT, 500, 1),
                                            (index, text) -> {
                                                throw new IllegalArgumentException(text);
                                            }));
        }

        assertThat(completed(infer(PROMPT, 2, 1)).outputTokens()).isEqualTo(2);
    }

    @Test
    void ends_running_work_when_closed_and_may_be_closed_twice() throws InterruptedException {
        Engine closing = LlamaFixture.start(1, System::nanoTime);
        List<Thread> closers = new ArrayList<>();

        InferenceResult running =
                closing.infer(
                        InferenceRequest.ofText(MODEL, PROMPT, 512, 1),
                        (index, text) -> {
                            if (index == 0) {
                                closers.add(Thread.ofPlatform().start(closing::close));
                            }
                        });
        closers.getFirst().join();
        closing.close();
        InferenceResult later =
                closing.infer(InferenceRequest.ofText(MODEL, PROMPT, 1, 1), TokenListener.NONE);

        InferenceResult closed =
                new InferenceResult.Failed(
                        FailureReason.ENGINE_CLOSED, "the llama engine was closed");
        assertThat(running).isEqualTo(closed);
        assertThat(later).isEqualTo(closed);
    }

    @Test
    void is_unavailable_where_llama_has_no_library() throws InterruptedException {
        EngineStart start =
                LlamaEngine.start(settings(1, FOLDER), () -> 0, Platform.of("Linux", "riscv64"));

        assertThat(start)
                .isInstanceOfSatisfying(
                        EngineStart.Unavailable.class,
                        unavailable ->
                                assertThat(unavailable.problem())
                                        .contains("no native library for this machine")
                                        .contains("Platform[os=LINUX, processor=OTHER]"));
    }

    @Test
    void is_unavailable_where_the_library_does_not_load() throws InterruptedException {
        Platform foreign =
                Platform.current().os() == Platform.Family.MAC
                        ? Platform.of("Linux", "amd64")
                        : Platform.of("Mac OS X", "aarch64");

        EngineStart start = LlamaEngine.start(settings(1, FOLDER), () -> 0, foreign);

        assertThat(start)
                .isInstanceOfSatisfying(
                        EngineStart.Unavailable.class,
                        unavailable ->
                                assertThat(unavailable.problem())
                                        .contains("the native library does not load here"));
    }

    @Test
    void is_unavailable_when_its_folder_cannot_be_written(@TempDir Path temp)
            throws IOException, InterruptedException {
        Path file = Files.createFile(temp.resolve("file"));

        EngineStart start =
                LlamaEngine.start(settings(1, file.resolve("engines")), System::nanoTime);

        assertThat(start)
                .isInstanceOfSatisfying(
                        EngineStart.Unavailable.class,
                        unavailable -> assertThat(unavailable.problem()).contains(file.toString()));
    }

    @Test
    void refuses_two_models_of_one_name() {
        TinyLlama model = TinyLlama.named(MODEL);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new LlamaEngine.Settings(FOLDER, List.of(model, model), 1, LIMITS));
    }

    @Test
    void keeps_models_apart() throws InterruptedException {
        TinyLlama one = new TinyLlama("one", 1, 32, 256, 1);
        TinyLlama two = new TinyLlama("two", 3, 96, 256, 2);
        LlamaEngine.Settings both = new LlamaEngine.Settings(FOLDER, List.of(one, two), 1, LIMITS);

        try (Engine pair = opened(LlamaEngine.start(both, System::nanoTime))) {
            Completion first = completed(inferWith(pair, "one"));
            Completion second = completed(inferWith(pair, "two"));

            assertThat(pair.models()).containsExactlyInAnyOrder("one", "two");
            assertThat(json(first).path("text")).isNotEqualTo(json(second).path("text"));
        }
    }

    private static InferenceResult inferWith(Engine engine, String model)
            throws InterruptedException {
        return engine.infer(InferenceRequest.ofText(model, PROMPT, 12, 5), TokenListener.NONE);
    }

    private InferenceResult infer(String input, int maxTokens, long seed)
            throws InterruptedException {
        return LlamaFixture.infer(engine(), input, maxTokens, seed);
    }

    private Engine engine() {
        return Objects.requireNonNull(running);
    }
}
