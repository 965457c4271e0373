package io.heliotrope.signals.watttime;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.RelativeIndexSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens live for 30 minutes and are got with a password.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WattTimeLoginTest {
    private static final String PASSWORD = Canary.PROVIDER_KEY.text();
    private static final GridZone REGION = new GridZone("CAISO_NORTH");

    private final LocalProvider it = new LocalProvider("2026-03-06T18:50:00Z");
    private final WattTimeFeed feed =
            new WattTimeFeed(
                    it.transport(),
                    new Credential.Basic("someone", new ApiKey(PASSWORD)),
                    WattTimeSettings.at(it.server.url("/").toString()));
    private final Account account = new Account();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void the_password_goes_to_the_login_and_the_token_to_the_question()
            throws InterruptedException {
        it.server.setDispatcher(account);

        assertThat(fresh(feed.index(REGION)).points()).hasSize(1);

        RecordedRequest login = it.request();
        assertThat(login.getTarget()).isEqualTo("/login");
        assertThat(login.getHeaders().get("Authorization")).startsWith("Basic ");
        RecordedRequest question = it.request();
        assertThat(question.getTarget())
                .isEqualTo("/v3/signal-index?region=CAISO_NORTH&signal_type=co2_moer");
        assertThat(question.getHeaders().get("Authorization")).isEqualTo("Bearer " + token(1));
    }

    @Test
    void a_token_serves_for_25_minutes_and_is_then_renewed() {
        it.server.setDispatcher(account);
        fresh(feed.index(REGION));
        it.pass(Duration.ofMinutes(25).minusSeconds(1));
        fresh(feed.index(REGION));
        assertThat(account.logins.get()).isEqualTo(1);

        it.pass(Duration.ofSeconds(1));
        fresh(feed.index(REGION));

        assertThat(account.logins.get()).isEqualTo(2);
    }

    @Test
    void twenty_threads_without_a_token_log_in_once()
            throws InterruptedException, ExecutionException {
        it.server.setDispatcher(account);

        askFromTwentyThreads();

        assertThat(account.logins.get()).isEqualTo(1);
    }

    @Test
    void twenty_threads_whose_token_is_refused_log_in_once_more()
            throws InterruptedException, ExecutionException {
        it.server.setDispatcher(account);
        fresh(feed.index(REGION));
        account.forget();

        askFromTwentyThreads();

        assertThat(account.logins.get()).isEqualTo(2);
    }

    @Test
    void a_token_that_is_refused_before_its_time_is_replaced_once() {
        it.server.setDispatcher(account);
        fresh(feed.index(REGION));
        account.forget();

        assertThat(fresh(feed.index(REGION)).points()).hasSize(1);
        assertThat(account.logins.get()).isEqualTo(2);
    }

    @Test
    void when_the_new_token_is_refused_too_it_gives_up_and_does_not_hammer() {
        it.server.setDispatcher(account);
        fresh(feed.index(REGION));
        account.refuseAll();

        FeedResult.Missing<?> first = missing(feed.index(REGION));
        FeedResult.Missing<?> second = missing(feed.index(REGION));

        assertThat(first.why()).isEqualTo(Outage.REFUSED);
        assertThat(second.why()).isEqualTo(Outage.REFUSED);
        assertThat(second.detail()).isEqualTo("a new token is refused too");
        assertThat(account.logins.get()).isEqualTo(2);
        assertThat(account.questions.get()).isEqualTo(3);
        assertThat(second.notBefore()).isEqualTo(it.now().plus(Duration.ofMinutes(10)));
    }

    @Test
    void after_ten_minutes_of_refusals_it_tries_again() {
        it.server.setDispatcher(account);
        fresh(feed.index(REGION));
        account.refuseAll();
        missing(feed.index(REGION));
        account.acceptAgain();

        it.pass(Duration.ofMinutes(10));

        assertThat(fresh(feed.index(REGION)).points()).hasSize(1);
    }

    @Test
    void a_wrong_password_is_told_once_and_remembered() {
        it.answer(401, "{\"error\":\"Unauthorized\",\"message\":\"no " + PASSWORD + "\"}");

        FeedResult.Missing<?> first = missing(feed.index(REGION));
        FeedResult.Missing<?> second = missing(feed.access());

        assertThat(first.why()).isEqualTo(Outage.REFUSED);
        assertThat(first.detail()).contains("no ***").doesNotContain(PASSWORD);
        assertThat(second).isEqualTo(first);
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void while_the_login_fails_a_token_serves_until_it_ends() {
        it.server.setDispatcher(account);
        fresh(feed.index(REGION));
        account.breakLogin();
        it.pass(Duration.ofMinutes(26));

        assertThat(fresh(feed.index(REGION)).points()).hasSize(1);
        it.pass(Duration.ofMinutes(4));
        assertThat(missing(feed.index(REGION)).why()).isEqualTo(Outage.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access\":\"%s\"}",
                "{\"token\":[\"%s\"]}",
                "<html>%s</html>",
                "{\"token\":\"%s with blanks\"}"
            })
    void an_answer_without_a_token_is_told_without_what_it_holds(String body) {
        String token = Canary.PROVIDER_KEY.text() + "9";

        FeedResult.Missing<?> missing = missing(answering(body.formatted(token)).index(REGION));

        assertThat(missing.why()).isEqualTo(Outage.MALFORMED);
        assertThat(missing.detail())
                .matches("an answer to the login, of \\d+ characters, without a token");
    }

    @Test
    void a_token_shows_in_no_message() {
        it.server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        boolean isLogin = request.getTarget().equals("/login");
                        return isLogin
                                ? body(200, "{\"token\":\"" + token(1) + "\"}")
                                : body(400, "bad " + request.getHeaders().get("Authorization"));
                    }
                });

        assertThat(missing(feed.index(REGION)).detail()).isEqualTo("HTTP 400: bad Bearer ***");
    }

    @Test
    void a_renewal_later_than_the_tokens_end_is_refused() {
        WattTimeSettings good = WattTimeSettings.defaults();

        assertThatThrownBy(() ->
                        new WattTimeSettings(
                                good.http(),
                                good.plausibility(),
                                Duration.ofMinutes(31),
                                Duration.ofMinutes(30)))
                .hasMessage("renewal (PT31M) must be > 0 and not longer than tokenLife (PT30M)");
    }

    private WattTimeFeed answering(String body) {
        it.answer(body);
        return feed;
    }

    private void askFromTwentyThreads() throws InterruptedException, ExecutionException {
        List<Callable<FeedResult<RelativeIndexSeries>>> questions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            questions.add(() -> feed.index(REGION));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<FeedResult<RelativeIndexSeries>> one : threads.invokeAll(questions)) {
                assertThat(one.get()).isInstanceOf(FeedResult.Fresh.class);
            }
        }
    }

    private static String token(int number) {
        return Canary.PROVIDER_KEY.text() + number;
    }

    private static MockResponse body(int code, String body) {
        return new MockResponse.Builder().code(code).body(body).build();
    }

    /// Gives out tokens and knows which it has not forgotten.
    private static final class Account extends Dispatcher {
        private static final String INDEX =
                """
                {"data":[{"point_time":"2026-03-06T18:50:00+00:00","value":37.1}],
                 "meta":{"data_point_period_seconds":300,"region":"CAISO_NORTH",
                  "signal_type":"co2_moer","units":"percentile"}}
                """;

        private final AtomicInteger logins = new AtomicInteger();
        private final AtomicInteger questions = new AtomicInteger();
        private final AtomicInteger firstGood = new AtomicInteger(1);
        private volatile boolean isBroken;

        private void forget() {
            firstGood.set(logins.get() + 1);
        }

        private void refuseAll() {
            firstGood.set(Integer.MAX_VALUE);
        }

        private void acceptAgain() {
            firstGood.set(1);
        }

        private void breakLogin() {
            isBroken = true;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            if (request.getTarget().equals("/login")) {
                return isBroken
                        ? body(503, "down")
                        : body(200, "{\"token\":\"" + token(logins.incrementAndGet()) + "\"}");
            }
            questions.incrementAndGet();
            String sent = String.valueOf(request.getHeaders().get("Authorization"));
            int number = Integer.parseInt(sent.substring(("Bearer " + token(0)).length() - 1));
            return number >= firstGood.get() ? body(200, INDEX) : body(401, "expired");
        }
    }
}
