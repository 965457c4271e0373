package io.heliotrope.orchestrator.admin;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import io.heliotrope.orchestrator.admin.AdminPages.Answer;
import io.heliotrope.orchestrator.config.Listen;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Serves [AdminPages] over HTTP. The only class that knows which server does it.
public final class AdminServer implements AutoCloseable {
    private final WebServer server;
    private final String host;

    private AdminServer(WebServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /// Listens at `listen` and answers from then on, without signals and quotes.
    ///
    /// @throws IOException when the address cannot be listened on, saying what to change
    public static AdminServer start(Listen listen, AdminPages pages) throws IOException {
        return start(listen, pages, SignalPages.none(), QuotePages.none());
    }

    /// Listens at `listen` and answers from then on, with what `signals` has, and `quotes`.
    ///
    /// @throws IOException when the address cannot be listened on, saying what to change
    public static AdminServer start(
            Listen listen, AdminPages pages, SignalPages signals, QuotePages quotes)
            throws IOException {
        requireFree(listen);
        HttpRouting.Builder routing = HttpRouting.builder();
        pages.pages().forEach((path, page) -> route(routing, path, page));
        routing.get(SignalPages.PATH, signals::answer);
        routing.post(QuotePages.PATH, quotes::answer);
        WebServer server =
                WebServer.builder()
                        .host(listen.host())
                        .port(listen.port())
                        .shutdownHook(false)
                        .routing(routing)
                        .build()
                        .start();
        if (!server.isRunning()) {
            throw refusal(listen, "the server did not start");
        }
        return new AdminServer(server, listen.host());
    }

    /// The server itself logs a taken port and goes on without it.
    private static void requireFree(Listen listen) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(listen.host(), listen.port()));
        } catch (IOException taken) {
            throw refusal(listen, String.valueOf(taken.getMessage()));
        }
    }

    private static IOException refusal(Listen listen, String reason) {
        return new IOException(
                "admin.listen ("
                        + listen
                        + ") cannot be listened on: "
                        + reason
                        + "; set it to a free port, or to port 0 for any free one");
    }

    /// The port that it really listens on.
    public int port() {
        return server.port();
    }

    /// The address as `host:port`.
    public String address() {
        return host + ":" + port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void route(HttpRouting.Builder routing, String path, Supplier<Answer> page) {
        routing.get(path, (request, response) -> send(response, page.get()));
    }

    private static void send(ServerResponse response, Answer answer) {
        response.status(answer.status());
        response.header(HeaderNames.CONTENT_TYPE, answer.contentType());
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
