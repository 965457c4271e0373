package io.heliotrope.queues.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.queues.seal.OutputContext.Part;
import io.heliotrope.queues.seal.OutputSeal.Content;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutputSealTest {
    private static final Content ANSWER =
            new Content("text/plain", "take some rest".getBytes(UTF_8));

    private final PrivateKey producer = PrivateKey.generate();

    private OutputContext context(Part part) {
        return context("letter-7", "token-1", "run-1", part);
    }

    private OutputContext context(String job, String token, String execution, Part part) {
        return new OutputContext(
                new RegionId("eu-south"),
                Lane.INTERACTIVE,
                new JobId(job),
                producer.publicKey(),
                new Token(token),
                new ExecutionId(execution),
                part);
    }

    @Test
    void the_producer_opens_what_was_sealed_to_it() {
        byte[] sealed = OutputSeal.seal(context(new Part.Whole()), ANSWER);

        Content opened = OutputSeal.open(context(new Part.Whole()), producer, sealed).orElseThrow();

        assertThat(opened.type()).isEqualTo("text/plain");
        assertThat(opened.bytes()).isEqualTo(ANSWER.bytes());
        assertThat(sealed.length - ANSWER.bytes().length)
                .isLessThanOrEqualTo(OutputSeal.MOST_OVERHEAD);
    }

    @Test
    void nobody_else_does() {
        byte[] sealed = OutputSeal.seal(context(new Part.Whole()), ANSWER);

        assertThat(OutputSeal.open(context(new Part.Whole()), PrivateKey.generate(), sealed))
                .isEmpty();
    }

    @Test
    void a_piece_opens_at_its_own_place_in_its_own_execution_only() {
        byte[] sealed = OutputSeal.seal(context(new Part.Piece(1)), ANSWER);
        List<OutputContext> elsewhere =
                List.of(
                        context(new Part.Piece(0)),
                        context(new Part.Piece(2)),
                        context(new Part.Whole()),
                        context(new Part.Trouble()),
                        context("letter-8", "token-1", "run-1", new Part.Piece(1)),
                        context("letter-7", "token-2", "run-1", new Part.Piece(1)),
                        context("letter-7", "token-1", "run-2", new Part.Piece(1)),
                        context("letter-7", "token-1r", "un-1", new Part.Piece(1)));

        assertThat(OutputSeal.open(context(new Part.Piece(1)), producer, sealed)).isPresent();
        for (OutputContext place : elsewhere) {
            assertThat(OutputSeal.open(place, producer, sealed)).as("%s", place).isEmpty();
        }
    }

    @Test
    void every_changed_bit_and_every_cut_keeps_it_shut() {
        OutputContext whole = context(new Part.Whole());
        byte[] sealed = OutputSeal.seal(whole, ANSWER);

        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= (byte) (1 << (at % Byte.SIZE));
            assertThat(OutputSeal.open(whole, producer, changed)).as("byte %d", at).isEmpty();
            assertThat(OutputSeal.open(whole, producer, Arrays.copyOf(sealed, at)))
                    .as("%d bytes", at)
                    .isEmpty();
        }
    }

    @Test
    void a_key_of_nobody_is_known_before_anything_is_sealed_to_it() {
        assertThat(OutputSeal.canSealTo(producer.publicKey())).isTrue();
        assertThat(OutputSeal.canSealTo(PublicKey.of(new byte[PublicKey.LENGTH]))).isFalse();
    }
}
