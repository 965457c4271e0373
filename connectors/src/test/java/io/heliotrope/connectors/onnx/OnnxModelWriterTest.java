package io.heliotrope.connectors.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.model.Digest;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnnxModelWriterTest {

    private static final TinyClassifier MODEL = TinyClassifier.named("topics");

    @Test
    void writes_the_same_bytes_on_every_machine() {
        assertThat(Digest.of(OnnxModelWriter.write(MODEL)).hex())
                .isEqualTo("ce9c66fb4fc6d2188dec17739539b4dc2f3def0bad72ec96b8896d1e0290b2c6");
    }

    @Test
    void writes_other_weights_for_another_seed() {
        TinyClassifier other = new TinyClassifier("topics", 512, 256, MODEL.labels(), 12);

        assertThat(OnnxModelWriter.write(other))
                .hasSameSizeAs(OnnxModelWriter.write(MODEL))
                .isNotEqualTo(OnnxModelWriter.write(MODEL));
    }

    @Test
    void stays_small() {
        assertThat(OnnxModelWriter.write(MODEL).length).isBetween(400_000, 600_000);
    }

    @Test
    void writes_numbers_as_protobuf_does() {
        byte[] message = new ProtobufMessage().number(1, 300).text(2, "hi").toBytes();

        assertThat(message).containsExactly(0x08, 0xAC, 0x02, 0x12, 0x02, 'h', 'i');
    }

    @Test
    void refuses_labels_that_repeat() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TinyClassifier("m", 8, 8, List.of("a", "a"), 1))
                .withMessage("a classifier needs 2..64 different labels, had [a, a]");
    }
}
