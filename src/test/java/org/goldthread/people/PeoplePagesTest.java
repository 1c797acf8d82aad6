package org.goldthread.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.SignedInAs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@GoldthreadTest
class PeoplePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Partners partners;

    @Autowired
    JdbcClient database;

    private RequestPostProcessor admin;
    private final String email = "n" + UUID.randomUUID() + "@example.org";

    @BeforeEach
    void somebody() {
        partners.put("PAGE", "Page Test Partnership");
        admin = SignedInAs.person(UUID.randomUUID(), Role.ADMINISTRATOR, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/people|ADMINISTRATOR",
                "/people/new|ADMINISTRATOR",
                "/people/export.csv|ADMINISTRATOR",
                "/partners|LEAD ADMINISTRATOR",
                "/schools|COORDINATOR LEAD ADMINISTRATOR",
                "/schools/import|LEAD ADMINISTRATOR"
            })
    void aPage_opensForItsRoles_andForNobodyElse(String page, String roles) throws Exception {
        Set<Role> allowed = EnumSet.noneOf(Role.class);
        for (var role : roles.split(" ")) {
            allowed.add(Role.valueOf(role));
        }
        for (var role : Role.values()) {
            var partner = role == Role.COORDINATOR ? "PAGE" : null;
            mvc.perform(get(page).with(SignedInAs.person(UUID.randomUUID(), role, partner)))
                    .andExpect(status().is(allowed.contains(role) ? 200 : 403));
        }
    }

    @Test
    void aPersonIsAdded_invitedByMail_andChoosesAPassword_once() throws Exception {
        mvc.perform(post("/people")
                        .with(admin)
                        .with(csrf())
                        .param("givenName", "Nia")
                        .param("familyName", "Nettle")
                        .param("email", email)
                        .param("role", "coordinator")
                        .param("partner", "PAGE"))
                .andExpect(status().is3xxRedirection());
        var link = linkIn(email);

        mvc.perform(get(link)).andExpect(status().isOk()).andExpect(content().string(containsString("Nia Nettle")));
        choose(link, "short").andExpect(content().string(containsString("at least 10 characters")));
        choose(link, "three unlike words").andExpect(redirectedUrl("/sign-in?chosen"));
        choose(link, "three other words").andExpect(content().string(containsString("no longer works")));
        mvc.perform(post("/sign-in").with(csrf()).param("name", email).param("password", "three unlike words"))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void aForgottenPassword_sendsALink_andAnUnknownAddressSaysTheSame() throws Exception {
        people.invite("Oz", "Oak", email, Role.COACH, null);

        for (var address : Set.of(email, "nobody" + UUID.randomUUID() + "@example.org")) {
            mvc.perform(post("/password/forgotten").with(csrf()).param("email", address))
                    .andExpect(redirectedUrl("/password/sent"));
        }
        assertThat(linkIn(email)).startsWith("/password/");
    }

    @Test
    void rolesAreGivenAndTaken_andTheListFindsThePerson() throws Exception {
        var id = people.invite("Pia", "Plane" + UUID.randomUUID(), email, Role.COACH, null);
        mvc.perform(post("/people/{id}/roles", id).with(admin).with(csrf()).param("role", "moderator"))
                .andExpect(content().string(containsString("Choose the partner")));
        mvc.perform(post("/people/{id}/roles", id)
                        .with(admin)
                        .with(csrf())
                        .param("role", "moderator")
                        .param("partner", "PAGE"))
                .andExpect(redirectedUrl("/people/" + id));
        mvc.perform(get("/people")
                        .with(admin)
                        .param("q", email)
                        .param("role", "moderator")
                        .param("partner", "PAGE"))
                .andExpect(content().string(containsString("coach, moderator at PAGE")));
        mvc.perform(get("/people/{id}", id).with(admin)).andExpect(content().string(containsString("Take away")));

        mvc.perform(post("/people/{id}/roles/take", id)
                        .with(admin)
                        .with(csrf())
                        .param("role", "coach")
                        .param("partner", ""))
                .andExpect(redirectedUrl("/people/" + id));

        assertThat(people.viewer(id).is(Role.COACH)).isFalse();
    }

    @Test
    void theListTellsTheActiveFromTheInvited_andSavesTheSame() throws Exception {
        people.invite("Ivo", "Ivy", email, Role.COACH, null);
        for (var list : Set.of("/people", "/people/export.csv")) {
            mvc.perform(get(list).with(admin).param("q", email).param("state", "invited"))
                    .andExpect(content().string(containsString("Ivo Ivy")));
            mvc.perform(get(list).with(admin).param("q", email).param("state", "active"))
                    .andExpect(content().string(not(containsString("Ivo Ivy"))));
            mvc.perform(get(list).with(admin).param("q", email).param("state", "nonsense"))
                    .andExpect(content().string(containsString("Ivo Ivy")));
        }
    }

    @Test
    void whenSomebodyLastSignedIn_isToldInTheProductsZone() throws Exception {
        var id = people.invite("Lou", "Larch", email, Role.COACH, null);
        database.sql("update person set signed_in_at = '2027-07-01 11:00:00+00' where id = ?")
                .param(id)
                .update();
        mvc.perform(get("/people/{id}", id).with(admin))
                .andExpect(content().string(containsString("1 July 2027, noon")));
        mvc.perform(get("/people/export.csv").with(admin).param("q", email))
                .andExpect(content().string(containsString("1 July 2027, noon")));
    }

    @Test
    void thePartnersAreSearched() throws Exception {
        mvc.perform(get("/partners").with(admin).param("q", "page"))
                .andExpect(content().string(containsString(">PAGE</th>")));
        mvc.perform(get("/partners").with(admin).param("q", "no such partner"))
                .andExpect(content().string(containsString("No partner fits.")));
    }

    @Test
    void theSchoolsFound_areSavedAsAFile() throws Exception {
        var urn = String.valueOf(900000 + (int) (Math.abs(UUID.randomUUID().getMostSignificantBits()) % 99999));
        database.sql("""
                        insert into school (urn, name, local_authority, district, type, open, updated_at)
                        values (?, '=Hazel Lane School', 'Authority', 'Camden', 'Community school', false, now())
                        """).param(urn).update();
        mvc.perform(get("/schools").with(admin).param("q", urn))
                .andExpect(content().string(containsString("/schools/export.csv?q=" + urn)));
        mvc.perform(get("/schools/export.csv").with(admin).param("q", urn))
                .andExpect(content()
                        .string(containsString(urn + ",'=Hazel Lane School,Camden,Authority,Community school,,no")));
    }

    @Test
    void aPersonIsDisabledWithAReason_andEnabledAgain() throws Exception {
        var id = people.invite("Quin", "Quince", email, Role.COACH, null);
        mvc.perform(post("/people/{id}/disable", id).with(admin).with(csrf()).param("reason", " "))
                .andExpect(content().string(containsString("Say why")));
        mvc.perform(post("/people/{id}/disable", id).with(admin).with(csrf()).param("reason", "left"))
                .andExpect(redirectedUrl("/people/" + id));
        assertThat(people.get(id).disabled()).isTrue();
        assertThat(people.viewer(id).grants()).isEmpty();

        mvc.perform(post("/people/{id}/enable", id).with(admin).with(csrf())).andExpect(redirectedUrl("/people/" + id));
        assertThat(people.viewer(id).is(Role.COACH)).isTrue();
    }

    @Test
    void anUnknownPerson_isNotFound() throws Exception {
        mvc.perform(get("/people/{id}", UUID.randomUUID()).with(admin)).andExpect(status().isNotFound());
        mvc.perform(get("/people/not-an-id").with(admin)).andExpect(status().is4xxClientError());
    }

    @Test
    void whatNobodyIsOnRecordFor_isNotFound_whateverIsAsked() throws Exception {
        var nobody = UUID.randomUUID();
        for (var what : new String[] {"roles", "roles/take", "name", "disable", "enable", "link"}) {
            mvc.perform(post("/people/{id}/" + what, nobody)
                            .with(admin)
                            .with(csrf())
                            .param("role", "lead")
                            .param("reason", "left")
                            .param("givenName", "A")
                            .param("familyName", "B")
                            .param("email", email))
                    .andExpect(status().isNotFound());
        }
        var somebody = people.invite("Una", "Upas", email, Role.COACH, null);
        mvc.perform(post("/people/{id}/roles", somebody)
                        .with(admin)
                        .with(csrf())
                        .param("role", "coordinator")
                        .param("partner", "NONE"))
                .andExpect(status().isNotFound());
    }

    @Test
    void aPageFarBeyondTheEnd_leadsToTheLast() throws Exception {
        for (var list : new String[] {"/people", "/schools", "/admin/mails"}) {
            mvc.perform(get(list + "?q=Nobody-has-this&page=2147483647").with(admin))
                    .andExpect(redirectedUrl(list + "?q=Nobody-has-this&page=1"));
        }
    }

    @Test
    void theCharacterZero_isRefusedAtTheDoor() throws Exception {
        for (var list : new String[] {"/people", "/schools", "/admin/mails"}) {
            mvc.perform(get(list).with(admin).param("q", "a\0b")).andExpect(status().isBadRequest());
        }
        mvc.perform(post("/password/forgotten").with(csrf()).param("email", "a\0@example.org"))
                .andExpect(status().isBadRequest());
    }

    @Test
    void aFormWithoutItsFile_isAnsweredWithASentence() throws Exception {
        mvc.perform(post("/schools/import").with(admin).with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("did not arrive whole")));
        mvc.perform(multipart("/schools/import")
                        .file(new MockMultipartFile("file", "x.csv", "text/csv", new byte[0]))
                        .with(admin)
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void anotherAddress_makesLinksToTheOldOneWorthless_andInvitesAtTheNewOne() throws Exception {
        var id = people.invite("Vic", "Vine", email, Role.SPONSOR, null);
        var wrong = linkIn(email);
        var right = "right" + email;
        mvc.perform(post("/people/{id}/name", id)
                        .with(admin)
                        .with(csrf())
                        .param("givenName", "Vic")
                        .param("familyName", "Vine")
                        .param("email", right))
                .andExpect(redirectedUrl("/people/" + id));

        choose(wrong, "three unlike words").andExpect(content().string(containsString("no longer works")));
        choose(linkIn(right), "three unlike words").andExpect(redirectedUrl("/sign-in?chosen"));
    }

    @Test
    void markupInAName_isShownAsText_andAFormulaInAnExportIsNeutralised() throws Exception {
        people.invite("<b>Ro</b>", "=1+1 " + UUID.randomUUID(), email, Role.COACH, null);

        mvc.perform(get("/people").with(admin).param("q", email))
                .andExpect(content().string(containsString("&lt;b&gt;Ro&lt;/b&gt;")));
        mvc.perform(get("/people/export.csv").with(admin).param("q", email))
                .andExpect(content().string(containsString(email)));
    }

    @Test
    void aFileOfSchools_isTaken_andItsRefusedRowsComeBack() throws Exception {
        var file = new MockMultipartFile(
                "file",
                "schools.csv",
                "text/csv",
                ("URN,Local Authority,School Name,School Type,Administrative District\n"
                                + "899999,Kent,Page Test School,Community school,Swale\n1,Kent,Bad,X,Y\n")
                        .getBytes(StandardCharsets.UTF_8));
        var cookie = mvc.perform(
                        multipart("/schools/import").file(file).with(admin).with(csrf()))
                .andExpect(redirectedUrl("/schools/import"))
                .andReturn()
                .getResponse()
                .getCookie("goldthread");
        mvc.perform(get("/schools/import").with(admin).cookie(cookie))
                .andExpect(content().string(containsString("The URN must be six digits.")));
        mvc.perform(get("/schools/import/refused.csv").with(admin).cookie(cookie))
                .andExpect(content().string(containsString("3,1,The URN must be six digits.")));
        mvc.perform(get("/schools").with(admin).param("q", "899999"))
                .andExpect(content().string(containsString("Page Test School")));
    }

    private ResultActions choose(String link, String password) throws Exception {
        return mvc.perform(post(link).with(csrf()).param("password", password).param("repeated", password));
    }

    /** The path of the link in the newest letter to this address. */
    private String linkIn(String to) {
        var body = database.sql(
                        "select body from letter where recipient = ? order by posted_at desc, ctid desc limit 1")
                .param(to)
                .query(String.class)
                .single();
        var found = Pattern.compile("/password/\\S+").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
