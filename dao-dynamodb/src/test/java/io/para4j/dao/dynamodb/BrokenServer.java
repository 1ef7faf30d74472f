package io.para4j.dao.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server on the loopback address that answers in a way from which no client gets an answer in time. */
final class BrokenServer implements AutoCloseable {
    private static final int BACKLOG = 1;

    /** The phases of a request in which the server can leave its client. */
    enum Phase {
        /** It accepts no connection. */
        CONNECT,
        /** It accepts the connection, and sends nothing. */
        NO_ANSWER,
        /** It sends a header byte by byte. */
        DRIPPING_HEADER,
        /** It sends the body byte by byte. */
        DRIPPING_BODY
    }

    private final ServerSocket socket;
    private final List<Socket> open = new ArrayList<>();

    private BrokenServer(Phase phase) throws IOException {
        socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        if (phase == Phase.CONNECT) {
            fillBacklog();
        } else {
            start(() -> acceptAll(phase));
        }
    }

    static BrokenServer in(Phase phase) {
        try {
            return new BrokenServer(phase);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void fillBacklog() throws IOException {
        for (int i = 0; i < 2 * BACKLOG + 1; i++) {
            Socket waiting = new Socket();
            open.add(waiting);
            start(() -> connect(waiting));
        }
    }

    private void connect(Socket waiting) {
        try {
            waiting.connect(socket.getLocalSocketAddress());
        } catch (IOException e) {
            // The backlog is full.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "broken-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll(Phase phase) {
        try {
            while (true) {
                Socket accepted = socket.accept();
                add(accepted);
                start(() -> answer(accepted, phase));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private synchronized void add(Socket accepted) {
        open.add(accepted);
    }

    private static void answer(Socket accepted, Phase phase) {
        try {
            InputStream in = accepted.getInputStream();
            OutputStream out = accepted.getOutputStream();
            start(() -> readAll(in));
            if (phase == Phase.NO_ANSWER) {
                return;
            }
            String end = phase == Phase.DRIPPING_BODY ? "Content-Length: 100000\r\n\r\n{" : "X-Slow: ";
            out.write(("HTTP/1.1 200 OK\r\n" + end).getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // The client has left.
        }
    }

    private static void readAll(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client has left.
        }
    }

    @Override
    public synchronized void close() {
        try {
            socket.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
