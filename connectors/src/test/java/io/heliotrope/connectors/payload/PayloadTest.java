package io.heliotrope.connectors.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PayloadTest {

    private final JsonMapper mapper = new JsonMapper();

    @Test
    void is_a_text_unless_it_begins_like_json() {
        assertThat(read(" why {\"a\":1}?")).isEqualTo(new Payload.Text(" why {\"a\":1}?"));
    }

    @Test
    void may_be_a_json_object_or_array() {
        assertThat(read(" {\"a\":1}")).isInstanceOf(Payload.Json.class);
        assertThat(read("[1]")).isInstanceOf(Payload.Json.class);
    }

    @Test
    void is_malformed_with_the_place_but_not_the_words_when_json_breaks() {
        assertThat(read("{\n  \"a\": secret}"))
                .isInstanceOfSatisfying(
                        Payload.Malformed.class,
                        malformed ->
                                assertThat(malformed.problem())
                                        .contains("line 2")
                                        .doesNotContain("secret"));
    }

    @Test
    void is_malformed_when_something_follows_the_json() {
        assertThat(read("{\"a\":1} {\"b\":2}")).isInstanceOf(Payload.Malformed.class);
    }

    @Test
    void is_malformed_when_it_is_blank() {
        assertThat(read(" \n"))
                .isEqualTo(new Payload.Malformed("the payload is empty; send a text or JSON"));
    }

    @Test
    void is_malformed_when_it_is_not_utf_8() {
        ByteBuffer latin = ByteBuffer.wrap("grün".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Payload.read(latin, mapper))
                .isEqualTo(new Payload.Malformed("the payload is not valid UTF-8"));
    }

    private Payload read(String text) {
        return Payload.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), mapper);
    }
}
