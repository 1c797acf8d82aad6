package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClamdTest {

    private ClamdStandIn standIn;

    @BeforeEach
    void setUp() throws IOException {
        standIn = ClamdStandIn.start(300_000);
    }

    @AfterEach
    void tearDown() throws IOException {
        standIn.close();
    }

    private Optional<String> scan(byte[] content) throws IOException {
        return new Clamd(standIn.address(), Duration.ofSeconds(5), Duration.ofMillis(500))
                .scan(new ByteArrayInputStream(content));
    }

    @Test
    void cleanBytes_areClean_alsoWhenTheyNeedSeveralChunks() throws IOException {
        assertThat(scan(SmallFiles.utf8("harmless"))).isEmpty();
        assertThat(scan(new byte[200_000])).isEmpty();
    }

    @Test
    void malware_isNamed() throws IOException {
        assertThat(scan(SmallFiles.utf8("a,b\n" + ClamdStandIn.EICAR))).contains("Eicar-Signature");
    }

    @Test
    void withoutAVerdict_nothingIsClean() throws IOException {
        assertThatThrownBy(() -> scan(new byte[400_000])).isInstanceOf(IOException.class);
        standIn.is(ClamdStandIn.Mood.SILENT);
        assertThatThrownBy(() -> scan(SmallFiles.utf8("harmless"))).isInstanceOf(IOException.class);
        standIn.is(ClamdStandIn.Mood.AWAY);
        assertThatThrownBy(() -> scan(SmallFiles.utf8("harmless"))).isInstanceOf(IOException.class);
        standIn.close();
        assertThatThrownBy(() -> scan(SmallFiles.utf8("harmless"))).isInstanceOf(IOException.class);
    }
}
