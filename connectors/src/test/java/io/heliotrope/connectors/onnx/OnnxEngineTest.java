package io.heliotrope.connectors.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.connectors.install.Platform;
import io.heliotrope.workers.engine.Completion;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.EngineLimits;
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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxEngineTest {

    private static final Path FOLDER = Path.of("target", "engines");
    private static final TinyClassifier MODEL = TinyClassifier.named("topics");
    private static final int SLOTS = 4;
    private static final int MAX_BATCH = 32;
    private static final EngineLimits LIMITS = new EngineLimits(4096, 16);

    private final JsonMapper mapper = new JsonMapper();
    private @Nullable Engine running;

    @BeforeAll
    void start() {
        running = open(OnnxEngine.start(settings(FOLDER), System::nanoTime));
    }

    @AfterAll
    void stop() {
        engine().close();
    }

    @Test
    void gives_each_label_a_probability_and_all_of_them_one() throws InterruptedException {
        JsonNode result = results(completed(infer("Wind and sun over the sea"))).get(0);

        double sum = 0;
        for (String label : MODEL.labels()) {
            sum += result.path("probabilities").path(label).doubleValue();
        }
        assertThat(sum).isCloseTo(1.0, within(1e-6));
        assertThat(result.path("probabilities").size()).isEqualTo(MODEL.labels().size());
    }

    @Test
    void names_the_most_probable_label() throws InterruptedException {
        JsonNode result = results(completed(infer("Wind and sun over the sea"))).get(0);

        double best = result.path("probabilities").path(label(result)).doubleValue();
        for (String label : MODEL.labels()) {
            assertThat(result.path("probabilities").path(label).doubleValue())
                    .isLessThanOrEqualTo(best);
        }
    }

    @Test
    void classifies_a_batch_as_it_would_each_text_alone() throws InterruptedException {
        List<String> texts = List.of("the train to Lisbon", "a cold front", "", "goal!");
        List<String> alone = new ArrayList<>();
        for (String text : texts) {
            alone.add(label(results(completed(infer("{\"input\":\"" + text + "\"}"))).get(0)));
        }

        JsonNode batch = results(completed(infer(mapper.writeValueAsString(texts))));

        List<String> together = new ArrayList<>();
        batch.forEach(result -> together.add(label(result)));
        assertThat(together).isEqualTo(alone);
    }

    @Test
    void tells_texts_apart_but_not_their_case_and_punctuation() throws InterruptedException {
        JsonNode results =
                results(completed(infer("[\"a cold front\", \"A COLD, front!\", \"goal\"]")));

        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(results.get(2)).isNotEqualTo(results.get(0));
    }

    @Test
    void finds_every_label_for_some_text() throws InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < MAX_BATCH; i++) {
            texts.add("word" + i);
        }

        JsonNode results = results(completed(infer(mapper.writeValueAsString(texts))));

        List<String> labels = new ArrayList<>();
        results.forEach(result -> labels.add(label(result)));
        assertThat(labels).containsAll(MODEL.labels());
    }

    @Test
    void counts_words_as_prompt_tokens_and_writes_no_tokens() throws InterruptedException {
        List<String> heard = new ArrayList<>();

        Completion completion =
                completed(
                        engine().infer(
                                        InferenceRequest.ofText(
                                                "topics", "[\"a cold front\", \"goal\"]", 1, 0),
                                        (index, text) -> heard.add(text)));

        assertThat(completion.promptTokens()).isEqualTo(4);
        assertThat(completion.outputTokens()).isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void measures_with_the_clock_it_was_given() throws InterruptedException {
        AtomicLong ticks = new AtomicLong();
        LongSupplier clock = () -> ticks.getAndAdd(2_000_000);
        try (Engine ticking = open(OnnxEngine.start(settings(FOLDER), clock))) {
            Completion completion =
                    completed(
                            ticking.infer(
                                    InferenceRequest.ofText("topics", "x", 1, 0),
                                    TokenListener.NONE));

            assertThat(completion.total()).isEqualTo(Duration.ofMillis(2));
            assertThat(completion.timeToFirstToken()).isEqualTo(Duration.ofMillis(2));
        }
    }

    @Test
    void answers_many_threads_as_it_answers_one() throws Exception {
        String question = "[\"rain in the mountains\", \"a new job\"]";
        String alone = completed(infer(question)).outputText();

        try (ExecutorService threads = Executors.newFixedThreadPool(2 * SLOTS)) {
            List<Callable<String>> questions = new ArrayList<>();
            for (int i = 0; i < 50 * SLOTS; i++) {
                questions.add(() -> completed(infer(question)).outputText());
            }
            for (Future<String> answer : threads.invokeAll(questions)) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void fails_when_the_model_is_unknown() throws InterruptedException {
        assertThat(engine().infer(InferenceRequest.ofText("big", "x", 1, 0), TokenListener.NONE))
                .isEqualTo(
                        new InferenceResult.Failed(
                                FailureReason.UNKNOWN_MODEL,
                                "the onnx engine has the models [topics], not 'big'"));
    }

    @Test
    void fails_when_the_payload_has_too_many_bytes() throws InterruptedException {
        assertThat(infer("x".repeat(4097)))
                .isEqualTo(
                        new InferenceResult.Failed(
                                FailureReason.INPUT_TOO_LONG,
                                "the payload has 4097 bytes, at most 4096"));
    }

    @Test
    void fails_when_the_batch_is_too_long() throws InterruptedException {
        String body = "[" + "\"x\",".repeat(MAX_BATCH) + "\"x\"]";

        assertThat(infer(body))
                .isEqualTo(
                        new InferenceResult.Failed(
                                FailureReason.INPUT_TOO_LONG,
                                "the payload has 33 texts, at most 32"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\"", "[]", "[1]", "{}", "{\"input\": 1}", "{\"input\": []}", ""})
    void fails_when_the_payload_is_malformed(String body) throws InterruptedException {
        assertThat(infer(body))
                .isInstanceOfSatisfying(
                        InferenceResult.Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .isEqualTo(FailureReason.MALFORMED_INPUT));
    }

    @Test
    void fails_after_it_was_closed_twice() throws InterruptedException {
        Engine closing = open(OnnxEngine.start(settings(FOLDER), System::nanoTime));

        closing.close();
        closing.close();

        assertThat(closing.infer(InferenceRequest.ofText("topics", "x", 1, 0), TokenListener.NONE))
                .isEqualTo(
                        new InferenceResult.Failed(
                                FailureReason.ENGINE_CLOSED, "the onnx engine was closed"));
    }

    @Test
    void is_unavailable_where_the_runtime_has_no_library() {
        EngineStart start =
                OnnxEngine.start(settings(FOLDER), () -> 0, Platform.of("Linux", "riscv64"));

        assertThat(start)
                .isInstanceOfSatisfying(
                        EngineStart.Unavailable.class,
                        unavailable ->
                                assertThat(unavailable.problem())
                                        .contains("no native library for this machine")
                                        .contains("Platform[os=LINUX, processor=OTHER]"));
    }

    @Test
    void is_unavailable_when_its_folder_cannot_be_written(@TempDir Path temp) throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        EngineStart start = OnnxEngine.start(settings(file.resolve("x")), System::nanoTime);

        assertThat(start)
                .isInstanceOfSatisfying(
                        EngineStart.Unavailable.class,
                        unavailable -> assertThat(unavailable.problem()).contains(file.toString()));
    }

    @Test
    void refuses_settings_out_of_range() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OnnxEngine.Settings(FOLDER, List.of(MODEL), 0, 1, LIMITS))
                .withMessage("slots must be in 1..64, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OnnxEngine.Settings(FOLDER, List.of(MODEL), 1, 0, LIMITS))
                .withMessage("maxBatch must be in 1..4096, was 0");
    }

    private InferenceResult infer(String input) throws InterruptedException {
        return engine().infer(InferenceRequest.ofText("topics", input, 1, 0), TokenListener.NONE);
    }

    private JsonNode results(Completion completion) {
        return mapper.readTree(completion.outputText()).path("results");
    }

    private static String label(JsonNode result) {
        return result.path("label").stringValue();
    }

    private Engine engine() {
        return Objects.requireNonNull(running);
    }

    private static Completion completed(InferenceResult result) {
        return Optional.of(result)
                .filter(InferenceResult.Completed.class::isInstance)
                .map(InferenceResult.Completed.class::cast)
                .orElseThrow(() -> new AssertionError(result.toString()))
                .completion();
    }

    private static Engine open(EngineStart start) {
        return switch (start) {
            case EngineStart.Started(Engine engine) -> engine;
            case EngineStart.Unavailable unavailable ->
                    throw new AssertionError(unavailable.toString());
        };
    }

    private static OnnxEngine.Settings settings(Path folder) {
        return new OnnxEngine.Settings(folder, List.of(MODEL), SLOTS, MAX_BATCH, LIMITS);
    }
}
