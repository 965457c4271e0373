package io.heliotrope.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.model.ClusterId;
import io.heliotrope.protocol.Task;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EpochsTest {
    @Test
    void its_text_gives_the_same_epochs_again() {
        Epochs epochs = new Epochs();
        assertThat(epochs.admits(new Task(new ClusterId("world"), 1, 12))).isTrue();
        assertThat(epochs.admits(new Task(new ClusterId("europe"), 3, 40_000_000_000L))).isTrue();

        assertThat(epochs.text()).isEqualTo("europe/3=40000000000 world/1=12");
        assertThat(Epochs.parse(epochs.text()).text()).isEqualTo(epochs.text());
    }

    @Test
    void no_text_is_an_empty_epochs() {
        assertThat(Epochs.parse("").text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"europe", "europe/1", "europe=1/2", "europe/x=1", "europe/1=x", "E/1=1"})
    void a_text_of_another_form_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Epochs.parse(text));
    }
}
