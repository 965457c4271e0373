package io.heliotrope.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EngineValuesTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMillis(5);

    @Test
    void a_request_can_be_read_twice() {
        InferenceRequest request = InferenceRequest.ofText("m", "grün", 1, 0);

        request.input().get();

        assertThat(StandardCharsets.UTF_8.decode(request.input()).toString()).isEqualTo("grün");
    }

    @Test
    void a_request_asks_for_at_least_one_token() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InferenceRequest.ofText("m", "x", 0, 0))
                .withMessage("maxTokens must be at least 1, was 0");
    }

    @Test
    void a_request_names_its_model() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InferenceRequest.ofText(" ", "x", 1, 0))
                .withMessage("model must not be blank");
    }

    @Test
    void a_completion_hands_out_copies_of_its_bytes() {
        Completion completion = completion(3, 2, SHORT, LONG);

        completion.outputBytes()[0] = 'z';

        assertThat(completion.outputText()).isEqualTo("abc");
    }

    @Test
    void the_first_token_does_not_come_after_the_last() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> completion(3, 2, LONG, SHORT))
                .withMessageContaining("total of PT0.001S, was PT0.005S");
    }

    @Test
    void token_counts_are_not_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> completion(-1, 2, SHORT, LONG))
                .withMessage("token counts must be >= 0, were -1 and 2");
    }

    @Test
    void limits_leave_room_for_something() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EngineLimits(0, 1))
                .withMessage("maxInputBytes must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EngineLimits(1, 0))
                .withMessage("maxOutputTokens must be at least 1, was 0");
    }

    private static Completion completion(int prompt, int output, Duration first, Duration total) {
        ByteBuffer text = ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8));
        return new Completion(text, "text/plain", prompt, output, first, total);
    }
}
