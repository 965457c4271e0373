package io.heliotrope.orchestrator.admin;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.heliotrope.orchestrator.quote.Offer;
import io.heliotrope.orchestrator.quote.QuoteJson;
import io.heliotrope.orchestrator.quote.Taken;
import io.heliotrope.state.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a batch job could be had for: a job as a JSON document is posted to `/v1/quotes`.
///
/// Answers 200 with the quote, also of a job that would be refused; 400 with `problems`, each
/// naming the field, its value and what was expected. Nothing is written anywhere.
public sealed interface QuotePages {
    /// Where this is asked for.
    String PATH = "/v1/quotes";

    /// Where nobody decides on batch jobs.
    static QuotePages none() {
        return None.NONE;
    }

    /// In the newest of `worlds`, with what is known of taken slots.
    static QuotePages of(Supplier<World> worlds, Supplier<Taken> taken) {
        return new Open(worlds, taken, new SecureRandom());
    }

    /// Answers one request.
    void answer(ServerRequest request, ServerResponse response);

    /// Where nobody decides on batch jobs.
    enum None implements QuotePages {
        NONE;

        @Override
        public void answer(ServerRequest request, ServerResponse response) {
            refuse(
                    response,
                    Status.NOT_FOUND_404,
                    "this process does not decide on batch jobs: ask the one that runs up, or up"
                            + " --only control");
        }
    }

    /// Answers from the newest world, few requests at a time.
    final class Open implements QuotePages {
        /// Each looks at every start of every region, for some milliseconds.
        static final int MOST_AT_ONCE = 4;

        /// A document holds no payload.
        static final int MOST_BYTES = 65_536;

        private final Supplier<World> worlds;
        private final Supplier<Taken> taken;
        private final SecureRandom random;
        private final Semaphore places = new Semaphore(MOST_AT_ONCE);

        private Open(Supplier<World> worlds, Supplier<Taken> taken, SecureRandom random) {
            this.worlds = worlds;
            this.taken = taken;
            this.random = random;
        }

        @Override
        public void answer(ServerRequest request, ServerResponse response) {
            if (!places.tryAcquire()) {
                response.header(HeaderNames.RETRY_AFTER, "1");
                refuse(
                        response,
                        Status.SERVICE_UNAVAILABLE_503,
                        MOST_AT_ONCE + " others are answered: ask again in a second");
                return;
            }
            try {
                quote(body(request), response);
            } finally {
                places.release();
            }
        }

        private void quote(byte[] document, ServerResponse response) {
            if (document.length > MOST_BYTES) {
                refuse(
                        response,
                        Status.REQUEST_ENTITY_TOO_LARGE_413,
                        "the document has more than %d bytes: it holds no payload"
                                .formatted(MOST_BYTES));
                return;
            }
            switch (Offer.of(document, worlds.get(), taken.get(), random)) {
                case Offer.Answer.Made(Offer offer) ->
                        send(response, Status.OK_200, QuoteJson.render(offer));
                case Offer.Answer.Wrong(List<String> problems) ->
                        refuse(response, Status.BAD_REQUEST_400, problems);
            }
        }

        /// One byte more than may be tells that there is more.
        private static byte[] body(ServerRequest request) {
            if (!request.content().hasEntity()) {
                return new byte[0];
            }
            try (InputStream in = request.content().inputStream()) {
                return in.readNBytes(MOST_BYTES + 1);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private static void refuse(ServerResponse response, Status status, String problem) {
        refuse(response, status, List.of(problem));
    }

    private static void refuse(ServerResponse response, Status status, List<String> problems) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        problems.forEach(root.putArray("problems")::add);
        send(response, status, JsonMapper.shared().writeValueAsString(root) + "\n");
    }

    private static void send(ServerResponse response, Status status, String json) {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(json.getBytes(StandardCharsets.UTF_8));
    }
}
