package org.goldthread.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Counts the SQL statements a thread prepares, whoever prepares them: JPA, plain SQL or the engine. The storage of sessions is
 * left out. {@code StatementCount.of(() -> mvc.perform(...))}.
 */
@Component
public class StatementCount implements BeanPostProcessor {

    private static final ThreadLocal<List<String>> PREPARED = new ThreadLocal<>();
    private static final LongAdder EVERYWHERE = new LongAdder();

    /** What is counted. */
    public interface Work {

        /** Does it. */
        void run() throws Exception;
    }

    /** How many statements the work prepared on this thread. */
    public static int of(Work work) throws Exception {
        return statements(work).size();
    }

    /** The statements the work prepared on this thread. */
    public static List<String> statements(Work work) throws Exception {
        PREPARED.set(new ArrayList<>());
        try {
            work.run();
            return List.copyOf(PREPARED.get());
        } finally {
            PREPARED.remove();
        }
    }

    /** How many statements all threads of the JVM have prepared so far. */
    public static long everywhere() {
        return EVERYWHERE.sum();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof Counting) ? new Counting(source) : bean;
    }

    private static final class Counting extends DelegatingDataSource {

        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(super.getConnection());
        }

        private static Connection counted(Connection connection) {
            InvocationHandler handler = (proxy, method, arguments) -> {
                if (method.getName().startsWith("prepare") && !isSession(String.valueOf(arguments[0]))) {
                    EVERYWHERE.increment();
                    note(String.valueOf(arguments[0]));
                }
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                }
            };
            return (Connection) Proxy.newProxyInstance(
                    StatementCount.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
        }

        private static void note(String sql) {
            if (PREPARED.get() != null) {
                PREPARED.get().add(sql);
            }
        }

        private static boolean isSession(String sql) {
            return sql.toLowerCase(Locale.ROOT).contains("spring_session");
        }
    }
}
