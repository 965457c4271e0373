package io.heliotrope.orchestrator.drill;

import io.heliotrope.orchestrator.drill.FaultProxy.Fault;
import io.heliotrope.orchestrator.drill.FaultProxy.Way;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/// One connection through a [FaultProxy]. Each way is pumped by a thread of its own; the rest is
/// safe from any.
final class Link {
    private static final int PIECE = 1 << 16;
    private static final int PIECES_PER_SECOND = 20;

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private volatile boolean severed;

    Link(FaultProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    /// Carries bytes one way until an end of them, a reset, or trouble, which resets both ends.
    void pump(Way way) {
        try {
            boolean isOver = false;
            byte[] piece = new byte[PIECE];
            while (!isOver) {
                isOver = severed ? swallow(way, piece) : carry(way, piece);
            }
        } catch (IOException e) {
            if (!severed) {
                reset();
            } else if (way == Way.TO_SERVER) {
                close(client);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
    }

    /// One piece; true when this way has come to its end.
    private boolean carry(Way way, byte[] piece) throws IOException, InterruptedException {
        InputStream in = (way == Way.TO_SERVER ? client : server).getInputStream();
        int read = in.read(piece, 0, largest(proxy.fault(way)));
        proxy.awaitPassage(way);
        if (severed) {
            return way == Way.TO_CLIENT;
        }
        Socket to = way == Way.TO_SERVER ? server : client;
        if (read < 0) {
            to.shutdownOutput();
            return true;
        }
        proxy.hold(pause(proxy.fault(way), read));
        OutputStream out = to.getOutputStream();
        out.write(piece, 0, read);
        out.flush();
        return false;
    }

    /// A client that speaks into the void.
    private boolean swallow(Way way, byte[] piece) throws IOException {
        return way == Way.TO_CLIENT || (client.getInputStream().read(piece) < 0 && closeClient());
    }

    private boolean closeClient() {
        close(client);
        return true;
    }

    private static int largest(Fault fault) {
        return fault instanceof Fault.Throttle(int bytesPerSecond)
                ? Math.clamp(bytesPerSecond / PIECES_PER_SECOND, 1, PIECE)
                : PIECE;
    }

    private static Duration pause(Fault fault, int bytes) {
        return switch (fault) {
            case Fault.Delay(Duration by) -> by;
            case Fault.Throttle(int bytesPerSecond) ->
                    Duration.ofNanos(1_000_000_000L * bytes / bytesPerSecond);
            case Fault.Pass p -> Duration.ZERO;
            case Fault.Drop d -> Duration.ZERO;
            case Fault.Reset r -> Duration.ZERO;
            case Fault.HalfOpen h -> Duration.ZERO;
        };
    }

    /// Both ends are told with a reset.
    void reset() {
        reset(client);
        reset(server);
    }

    /// The server's end is closed, the client's is left in the belief that all is well.
    void sever() {
        severed = true;
        close(server);
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            return;
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more
        }
    }
}
