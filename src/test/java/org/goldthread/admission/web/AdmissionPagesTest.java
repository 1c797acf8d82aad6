package org.goldthread.admission.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.goldthread.admission.Applications;
import org.goldthread.admission.Imports;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Importing and applying over HTTP, and who may. */
@GoldthreadTest
class AdmissionPagesTest {

    private static final String HEADER = "given_name,family_name,former_name,email,trn,date_of_birth,school_urn,role,"
            + "leadership_level,years_teaching,years_at_level,line_manages,qualification,intake,sponsor_name,"
            + "sponsor_email,sponsor_role,coach_name,coach_email,statement,release_agreed,funding\n";

    @Autowired
    MockMvc mvc;

    @Autowired
    Imports imports;

    @Autowired
    Applications applications;

    @Autowired
    ProgrammeData programme;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    private String partner = "";

    @BeforeEach
    void school() {
        programme.intake();
        partner = programme.partner();
        database.sql("""
                        insert into school (urn, name, local_authority, district, type, open, updated_at)
                        values ('100001', 'Ash Lane School', 'Authority', 'Camden', 'Community school', true, now())
                        on conflict do nothing
                        """).update();
    }

    @Test
    void aCoordinator_previewsConfirmsAndReadsTheResult_foreignersDoNot() throws Exception {
        var me = signedIn(Role.COORDINATOR, partner);
        var file = new MockMultipartFile(
                "file",
                "applications.csv",
                "text/csv",
                (HEADER
                                + row("Asha", "a" + UUID.randomUUID() + "@school.example")
                                + row("<script>alert(1)</script>", "b@school.example"))
                        .getBytes(StandardCharsets.UTF_8));
        var batchPath = mvc.perform(multipart("/applications/import")
                        .file(file)
                        .with(csrf())
                        .with(me))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(get(batchPath).with(me))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Take in 1 application")))
                .andExpect(content().string(containsString("&lt;script&gt;")));
        mvc.perform(post(batchPath + "/confirm").with(csrf()).with(me)).andExpect(redirectedUrl(batchPath));
        mvc.perform(get(batchPath).with(me)).andExpect(header().exists("Refresh"));
        var batch = imports.finish(UUID.fromString(batchPath.substring(batchPath.lastIndexOf('/') + 1)));
        assertThat(batch.fresh()).isEqualTo(1);
        mvc.perform(get(batchPath).with(me)).andExpect(content().string(containsString("What came of it")));
        mvc.perform(get(batchPath + "/refused.csv").with(me))
                .andExpect(content().string(containsString("given_name: ")));

        mvc.perform(get(batchPath).with(signedIn(Role.COORDINATOR, programme.partner())))
                .andExpect(status().isNotFound());
        mvc.perform(get(batchPath).with(signedIn(Role.CANDIDATE, partner))).andExpect(status().isForbidden());
        mvc.perform(get("/applications/import").with(signedIn(Role.ASSESSOR, partner)))
                .andExpect(status().isForbidden());

        var id = imports.rows(batch, null, 1, 10).rows().get(0).application();
        mvc.perform(get("/applications/" + id).with(me))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Head of year 9")))
                .andExpect(content().string(containsString("31 May 1984")));
        mvc.perform(get("/applications/" + id).with(signedIn(Role.COORDINATOR, programme.partner())))
                .andExpect(status().isNotFound());
        mvc.perform(get("/applications/" + id).with(signedIn(Role.ASSESSOR, partner)))
                .andExpect(status().isForbidden());
        mvc.perform(post("/applications/" + id + "/withdraw")
                        .param("reason", "Started in error")
                        .with(csrf())
                        .with(me))
                .andExpect(redirectedUrl("/applications/" + id));
        assertThat(applications.get(id).state().ended()).isTrue();
    }

    @Test
    void everyImportIsFoundAgain_howeverManyCameAfterIt() throws Exception {
        var me = signedIn(Role.COORDINATOR, partner);
        for (var file = 1; file <= 21; file++) {
            mvc.perform(multipart("/applications/import")
                            .file(new MockMultipartFile(
                                    "file",
                                    "week %02d.csv".formatted(file),
                                    "text/csv",
                                    (HEADER + row("Asha", UUID.randomUUID() + "@school.example"))
                                            .getBytes(StandardCharsets.UTF_8)))
                            .with(csrf())
                            .with(me))
                    .andExpect(status().is3xxRedirection());
        }
        mvc.perform(get("/applications/import").with(me))
                .andExpect(content().string(containsString("/applications/import?page=2")));
        var both = mvc.perform(get("/applications/import?page=1").with(me))
                        .andReturn()
                        .getResponse()
                        .getContentAsString()
                + mvc.perform(get("/applications/import?page=2").with(me))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(both).contains("week 01.csv", "week 21.csv");
        mvc.perform(get("/applications/import").param("q", "WEEK 01").with(me))
                .andExpect(content().string(containsString("week 01.csv")))
                .andExpect(content().string(not(containsString("week 02.csv"))));
        mvc.perform(get("/applications/import").param("q", "%").with(me))
                .andExpect(content().string(containsString("No import fits.")));
    }

    @Test
    void theScholarshipBudgets_areSearched_andSavedAsAFile_ofTheOwnPartnerOnly() throws Exception {
        var other = programme.partner();
        for (var list : List.of("/scholarships", "/scholarships.csv")) {
            var lead = mvc.perform(get(list).param("q", partner).with(signedIn(Role.LEAD, null)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(lead).contains("£10,000");
            mvc.perform(get(list).param("q", other).with(signedIn(Role.COORDINATOR, partner)))
                    .andExpect(content().string(not(containsString("£10,000"))));
            mvc.perform(get(list).with(signedIn(Role.CANDIDATE, null))).andExpect(status().isForbidden());
        }
        mvc.perform(post("/scholarships")
                        .param("partner", partner)
                        .param("year", "2027")
                        .param("pounds", "plenty")
                        .with(signedIn(Role.LEAD, null))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Enter whole pounds, like 12000.")));
    }

    @Test
    void anEmptyUpload_isAnsweredAtItsField() throws Exception {
        mvc.perform(multipart("/applications/import").with(csrf()).with(signedIn(Role.COORDINATOR, partner)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Choose a file.")));
    }

    @Test
    void aCandidate_appliesPageByPage_andTheSameTwiceIsOne() throws Exception {
        var person = programme.person(Role.CANDIDATE, partner);
        var me = SignedInAs.viewer(people.viewer(person));
        mvc.perform(get("/apply").with(me)).andExpect(content().string(containsString("To do")));
        mvc.perform(get("/apply/check").with(me))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("href=\"/apply/school#schoolUrn\"")))
                .andExpect(content().string(containsString("href=\"/apply/qualification#partner\"")));
        mvc.perform(post("/apply/about")
                        .param("givenName", "1")
                        .param("later", "true")
                        .with(csrf())
                        .with(me))
                .andExpect(redirectedUrl("/apply"));
        mvc.perform(post("/apply/about").param("givenName", "Asha").with(csrf()).with(me))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("There is a problem")));
        mvc.perform(post("/apply/about")
                        .param("givenName", "Asha")
                        .param("familyName", "Ash")
                        .param("dateOfBirth-day", "31")
                        .param("dateOfBirth-month", "5")
                        .param("dateOfBirth-year", "1984")
                        .with(csrf())
                        .with(me))
                .andExpect(redirectedUrl("/apply/school"));
        mvc.perform(post("/apply/school")
                        .param("role", "Head of year 8")
                        .param("find", "true")
                        .with(csrf())
                        .with(me))
                .andExpect(redirectedUrl("/apply/find-school"));
        mvc.perform(get("/apply/find-school").param("words", "ash lane").with(me))
                .andExpect(content().string(containsString("100001")));
        mvc.perform(post("/apply/find-school")
                        .param("urn", "100001")
                        .with(csrf())
                        .with(me))
                .andExpect(redirectedUrl("/apply/school"));
        mvc.perform(get("/apply/school").with(me))
                .andExpect(content()
                        .string(org.hamcrest.Matchers.allOf(
                                containsString("Ash Lane School"), containsString("Head of year 8"))));
        mvc.perform(post("/apply/school")
                        .param("schoolUrn", "100001")
                        .param("role", "Head of year 9")
                        .param("leadershipLevel", "middle")
                        .param("yearsTeaching", "7")
                        .param("yearsAtLevel", "1")
                        .param("lineManages", "4")
                        .with(csrf())
                        .with(me))
                .andExpect(redirectedUrl("/apply/qualification"));
        mvc.perform(post("/apply/qualification")
                        .param("partner", partner)
                        .param("qualification", "NPQML")
                        .param("intake", "2027-01")
                        .with(csrf())
                        .with(me))
                .andExpect(redirectedUrl("/apply/support"));
        mvc.perform(post("/apply/support")
                        .param("sponsorName", "Siobhan Quinn")
                        .param("sponsorEmail", "s" + UUID.randomUUID() + "@school.example")
                        .with(csrf())
                        .with(me))
                .andExpect(redirectedUrl("/apply/statement"));
        mvc.perform(post("/apply/statement")
                        .param("statement", "<b>Reading</b>")
                        .with(csrf())
                        .with(me))
                .andExpect(redirectedUrl("/apply/funding"));
        mvc.perform(post("/apply/funding")
                        .param("releaseAgreed", "yes")
                        .param("funding", "school")
                        .with(csrf())
                        .with(me))
                .andExpect(redirectedUrl("/apply/check"));
        mvc.perform(get("/apply/check").with(me))
                .andExpect(content().string(containsString("Send your application")))
                .andExpect(content().string(containsString("&lt;b&gt;Reading")));
        var first = mvc.perform(post("/apply/check").with(csrf()).with(me))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(get(first).with(me)).andExpect(status().isOk());
        assertThat(applications.of(person)).hasSize(1);
        mvc.perform(post("/apply/check").with(csrf()).with(me)).andExpect(redirectedUrl(first));
        assertThat(applications.of(person)).hasSize(1);
        for (var template : new String[] {"/apply", "/apply/about", "/apply/funding"}) {
            mvc.perform(get(template).with(me)).andExpect(status().isOk());
        }
    }

    private RequestPostProcessor signedIn(Role role, String at) {
        return SignedInAs.viewer(people.viewer(programme.person(role, at)));
    }

    private static String row(String given, String email) {
        return "\"" + given + "\",Ash,," + email + ",,1984-05-31,100001,Head of year 9,middle,7,2,5,NPQML,2027-01,"
                + "Siobhan Quinn,s" + UUID.randomUUID()
                + "@school.example,Headteacher,,,\"A statement, with reason\",yes,"
                + "school\n";
    }
}
