package io.heliotrope.signals.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CredentialTest {
    /// With characters that a query holds in another form.
    private static final String SECRET = Canary.PROVIDER_KEY.text() + "&/+%=";

    private static final ApiKey KEY = new ApiKey(SECRET);
    private static final Credential HEADER = new Credential.Header("auth-token", KEY);
    private static final Credential QUERY = new Credential.Query("api_key", KEY);
    private static final Credential BEARER = new Credential.Bearer(KEY);
    private static final Credential BASIC = new Credential.Basic("someone", KEY);

    static final List<Credential> ALL = List.of(HEADER, QUERY, BEARER, BASIC);

    private final ClientUnderTest it = new ClientUnderTest();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void each_kind_travels_where_its_provider_looks_for_it() throws InterruptedException {
        assertThat(sent(HEADER).getHeaders().get("auth-token")).isEqualTo(SECRET);
        assertThat(sent(QUERY).getUrl().queryParameter("api_key")).isEqualTo(SECRET);
        assertThat(sent(BEARER).getHeaders().get("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(sent(BASIC).getHeaders().get("Authorization"))
                .isEqualTo("Basic " + base64("someone:" + SECRET));
    }

    @Test
    void who_needs_no_credential_sends_none() throws InterruptedException {
        RecordedRequest request = sent(Credential.Open.OPEN);

        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getTarget()).isEqualTo("/api/thing");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void the_secret_shows_in_no_text_form(Credential credential) {
        assertThat(credential.toString())
                .doesNotContain(SECRET)
                .doesNotContain(Canary.PROVIDER_KEY.text());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void a_provider_that_repeats_the_secret_does_not_make_us_repeat_it(Credential credential) {
        String inQuery =
                String.valueOf(
                        it.client.at("x").addQueryParameter("k", SECRET).build().encodedQuery());
        String body = "bad key " + SECRET + " " + inQuery + " " + base64("someone:" + SECRET);

        FeedResult.Missing<String> missing =
                ClientUnderTest.missing(it.answer(400, body).ask("thing", credential));

        assertThat(missing.toString()).contains("bad key ***").doesNotContain(SECRET);
        if (credential.equals(QUERY)) {
            assertThat(missing.toString()).doesNotContain(inQuery);
        }
        if (credential.equals(BASIC)) {
            assertThat(missing.toString()).doesNotContain(base64("someone:" + SECRET));
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void no_redirect_is_followed_and_its_target_is_told_without_the_secret(Credential credential)
            throws InterruptedException {
        String target =
                it.server
                        .url("/elsewhere")
                        .newBuilder()
                        .addQueryParameter("api_key", SECRET)
                        .build()
                        .toString();
        it.answer(302, "", "Location: " + target).answer(200, "{}");

        FeedResult.Missing<String> missing = ClientUnderTest.missing(it.ask("thing", credential));

        assertThat(missing.why()).isEqualTo(Outage.REFUSED);
        assertThat(missing.detail())
                .startsWith("HTTP 302: a redirect to http://")
                .endsWith("which is not followed");
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "some:one"})
    void a_user_name_that_cannot_travel_is_refused(String user) {
        assertThatThrownBy(() -> new Credential.Basic(user, KEY))
                .hasMessage("a user name must not be blank and hold no colon");
    }

    private RecordedRequest sent(Credential credential) throws InterruptedException {
        FeedResult<String> result = it.answer(200, "{}").ask("thing", credential);
        assertThat(result).isInstanceOf(FeedResult.Fresh.class);
        return it.server.takeRequest();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
