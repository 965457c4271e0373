package io.heliotrope.orchestrator.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A network that misbehaves on request: passes TCP connections on to another port of this machine
/// and does to them what [Fault] says, each way by itself, also to connections that are open.
///
/// A virtual thread pumps each way of each connection. Safe from any thread.
public final class FaultProxy implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    private final ServerSocket listening;
    private final Collection<Link> links = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Way, Fault> faults = new EnumMap<>(Way.class);
    private volatile int target;
    private volatile boolean closed;

    /// Which way bytes go.
    public enum Way {
        TO_SERVER,
        TO_CLIENT
    }

    /// What happens to bytes on their way, or to whole connections.
    public sealed interface Fault {
        /// Nothing.
        record Pass() implements Fault {}

        /// No byte arrives for as long as this lasts. TCP would send them again, so what is held
        /// arrives afterwards, unless an end has given up by then.
        record Drop() implements Fault {}

        /// Each piece of up to 64 KiB waits so long.
        record Delay(Duration by) implements Fault {}

        /// So many bytes a second pass, each way of each connection.
        record Throttle(int bytesPerSecond) implements Fault {
            public Throttle {
                if (bytesPerSecond < 1) {
                    throw new IllegalArgumentException(
                            "bytes per second must be >= 1, were " + bytesPerSecond);
                }
            }
        }

        /// Open connections are reset, new ones as soon as they are made. Takes both ways.
        record Reset() implements Fault {}

        /// The server's end is gone and the client's does not hear of it, on open connections for
        /// good and on new ones: what the client says is swallowed. Takes both ways.
        record HalfOpen() implements Fault {}
    }

    private FaultProxy(ServerSocket listening) {
        this.listening = listening;
        heal();
        Thread.ofVirtual().name("proxy-" + port()).start(this::accept);
    }

    /// Listens on a free port of 127.0.0.1; [#to] says where it leads.
    public static FaultProxy listening() {
        try {
            return new FaultProxy(new ServerSocket(0, 64, InetAddress.ofLiteral("127.0.0.1")));
        } catch (IOException refused) {
            throw new UncheckedIOException("no port of 127.0.0.1 is free for a proxy", refused);
        }
    }

    /// Leads connections made from now on to `port` of 127.0.0.1.
    public void to(int port) {
        target = port;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// Both ways pass from now on.
    public void heal() {
        set(new Fault.Pass());
    }

    /// The same fault both ways from now on.
    public void set(Fault fault) {
        for (Way way : Way.values()) {
            set(way, fault);
        }
    }

    /// A fault one way, from now on.
    public void set(Way way, Fault fault) {
        lock.lock();
        try {
            faults.put(way, fault);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        switch (fault) {
            case Fault.Reset r -> links.forEach(Link::reset);
            case Fault.HalfOpen h -> links.forEach(Link::sever);
            case Fault.Pass p -> {}
            case Fault.Drop d -> {}
            case Fault.Delay d -> {}
            case Fault.Throttle t -> {}
        }
    }

    Fault fault(Way way) {
        lock.lock();
        try {
            return faults.getOrDefault(way, new Fault.Pass());
        } finally {
            lock.unlock();
        }
    }

    private boolean isSet(Class<? extends Fault> kind) {
        return kind.isInstance(fault(Way.TO_SERVER)) || kind.isInstance(fault(Way.TO_CLIENT));
    }

    /// Waits while `way` drops what it is given.
    void awaitPassage(Way way) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && faults.get(way) instanceof Fault.Drop) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits for `time`, or until the proxy is closed.
    void hold(Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lock();
        try {
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().name("proxied").start(() -> serve(client));
            } catch (IOException e) {
                if (!closed) {
                    throw new UncheckedIOException("the proxy no longer listens", e);
                }
            }
        }
    }

    private void serve(Socket client) {
        if (isSet(Fault.Reset.class)) {
            Link.reset(client);
            return;
        }
        Socket server = new Socket();
        Link link = new Link(this, client, server);
        if (isSet(Fault.HalfOpen.class)) {
            link.sever();
        } else {
            try {
                server.connect(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), target),
                        Math.toIntExact(CONNECT_WITHIN.toMillis()));
            } catch (IOException refused) {
                Link.reset(client);
                return;
            }
        }
        links.add(link);
        if (closed) {
            link.reset();
        }
        Thread pump = Thread.ofVirtual().name("to-client").start(() -> link.pump(Way.TO_CLIENT));
        link.pump(Way.TO_SERVER);
        try {
            boolean _ = pump.join(Duration.ofNanos(TimeUnit.DAYS.toNanos(1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            links.remove(link);
        }
    }

    /// How many connections are open.
    int open() {
        return links.size();
    }

    /// Resets all connections and listens no more.
    @Override
    public void close() {
        closed = true;
        heal();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy's port did not close", e);
        }
        links.forEach(Link::reset);
    }
}
