package io.heliotrope.connectors.llama;

import static io.heliotrope.connectors.llama.LlamaFixture.MODEL;
import static io.heliotrope.connectors.llama.LlamaFixture.PROMPT;
import static io.heliotrope.connectors.llama.LlamaFixture.completed;
import static io.heliotrope.connectors.llama.LlamaFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.workers.engine.Completion;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.FailureReason;
import io.heliotrope.workers.engine.InferenceRequest;
import io.heliotrope.workers.engine.InferenceResult;
import io.heliotrope.workers.engine.TokenListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LlamaEngineTest {

    private static final int SLOTS = 4;

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
    void tells_the_digest_of_the_model_that_it_has_loaded() {
        assertThat(engine().digest(MODEL)).isPresent();
        assertThat(engine().digest("another")).isEmpty();
    }

    @Test
    void streams_as_many_tokens_as_were_asked_for() throws InterruptedException {
        List<String> heard = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();

        Completion completion =
                completed(
                        engine().infer(
                                        InferenceRequest.ofText(MODEL, PROMPT, 5, 1),
                                        (index, text) -> {
                                            indexes.add(index);
                                            heard.add(text);
                                        }));

        assertThat(indexes).containsExactly(0, 1, 2, 3, 4);
        assertThat(heard).doesNotContain("");
        assertThat(json(completion).path("text").stringValue()).isEqualTo(String.join("", heard));
    }

    @Test
    void counts_the_prompt_and_the_output() throws InterruptedException {
        Completion completion = completed(infer(PROMPT, 16, 1));

        assertThat(completion.promptTokens()).isEqualTo(PROMPT.length() + 1);
        assertThat(completion.outputTokens()).isEqualTo(16);
        JsonNode usage = json(completion).path("usage");
        assertThat(usage.path("prompt_tokens").intValue()).isEqualTo(PROMPT.length() + 1);
        assertThat(usage.path("completion_tokens").intValue()).isEqualTo(16);
        assertThat(completion.contentType()).isEqualTo("application/json");
    }

    @Test
    void answers_differently_to_another_seed_and_another_prompt() throws InterruptedException {
        String answer = completed(infer(PROMPT, 16, 1)).outputText();

        assertThat(completed(infer(PROMPT, 16, 1)).outputText()).isEqualTo(answer);
        assertThat(completed(infer(PROMPT, 16, 2)).outputText()).isNotEqualTo(answer);
        assertThat(completed(infer("And at night?", 16, 1)).outputText()).isNotEqualTo(answer);
    }

    @Test
    void reads_json_with_its_own_bound_of_tokens() throws InterruptedException {
        String body = "{\"prompt\": \"How green?\", \"max_tokens\": 3, \"user\": \"u\"}";

        Completion completion = completed(infer(body, 16, 1));

        assertThat(completion.outputTokens()).isEqualTo(3);
        assertThat(completion.promptTokens()).isEqualTo("How green?".length() + 1);
    }

    @Test
    void lets_json_ask_for_less_than_the_request_but_not_for_more() throws InterruptedException {
        Completion completion = completed(infer("{\"prompt\":\"a\",\"max_tokens\":100}", 4, 1));

        assertThat(completion.outputTokens()).isEqualTo(4);
    }

    @Test
    void reads_text_of_any_script() throws InterruptedException {
        Completion completion = completed(infer("日本 ☀ \"q\" \\ \u0000 </x>", 2, 1));

        assertThat(completion.outputTokens()).isEqualTo(2);
    }

    @Test
    void gives_each_slot_the_answer_it_would_get_alone() throws Exception {
        String longPrompt = PROMPT.repeat(30);
        List<String> alone = new ArrayList<>();
        for (int seed = 0; seed < SLOTS; seed++) {
            alone.add(completed(infer(longPrompt, 24, seed)).outputText());
        }

        List<String> together = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(SLOTS)) {
            List<Callable<String>> questions = new ArrayList<>();
            for (int i = 0; i < 10 * SLOTS; i++) {
                int seed = i % SLOTS;
                questions.add(() -> completed(infer(longPrompt, 24, seed)).outputText());
            }
            for (Future<String> answer : threads.invokeAll(questions)) {
                together.add(answer.get());
            }
        }

        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i % SLOTS));
        }
    }

    @Test
    void fails_when_the_model_is_unknown() throws InterruptedException {
        InferenceResult result =
                engine().infer(InferenceRequest.ofText("big", PROMPT, 1, 0), TokenListener.NONE);

        assertThat(result)
                .isEqualTo(
                        new InferenceResult.Failed(
                                FailureReason.UNKNOWN_MODEL,
                                "the llama engine has the models [tiny], not 'big'"));
    }

    @Test
    void fails_when_the_payload_has_too_many_bytes() throws InterruptedException {
        assertThat(infer("x".repeat(8193), 1, 0))
                .isEqualTo(
                        new InferenceResult.Failed(
                                FailureReason.INPUT_TOO_LONG,
                                "the payload has 8193 bytes, at most 8192"));
    }

    @Test
    void uses_its_context_to_the_last_token_and_no_further() throws InterruptedException {
        String prompt = "x".repeat(2000);

        assertThat(completed(infer(prompt, 47, 0)).outputTokens()).isEqualTo(47);
        assertThat(infer(prompt, 48, 0))
                .isEqualTo(
                        new InferenceResult.Failed(
                                FailureReason.INPUT_TOO_LONG,
                                "the prompt has 2001 tokens; with 48 of output that is more than"
                                        + " the 2048 of model 'tiny'"));
    }

    @Test
    void fails_when_more_output_is_asked_for_than_allowed() throws InterruptedException {
        assertThat(infer(PROMPT, 513, 0))
                .isEqualTo(
                        new InferenceResult.Failed(
                                FailureReason.TOO_MANY_TOKENS,
                                "the request asks for 513 output tokens, at most 512"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\": ",
                "{}",
                "{\"prompt\": 5}",
                "[\"a\"]",
                "{\"prompt\": \"a\", \"max_tokens\": 0}",
                "{\"prompt\": \"a\", \"max_tokens\": \"3\"}",
                "{\"prompt\": \"a\", \"max_tokens\": 2.5}",
                ""
            })
    void fails_when_the_payload_is_malformed(String body) throws InterruptedException {
        assertThat(infer(body, 1, 0))
                .isInstanceOfSatisfying(
                        InferenceResult.Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .isEqualTo(FailureReason.MALFORMED_INPUT));
    }

    private InferenceResult infer(String input, int maxTokens, long seed)
            throws InterruptedException {
        return LlamaFixture.infer(engine(), input, maxTokens, seed);
    }

    private Engine engine() {
        return Objects.requireNonNull(running);
    }
}
