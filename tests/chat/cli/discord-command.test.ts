import { describe, expect, test } from "vitest";
import { ConfigurationError } from "../../../src/errors.ts";
import { runCommand } from "../../support/run-command.ts";

const deployed = { created: ["/ask", "核对数字"], changed: ["/check"], removed: [], unchanged: ["/help"] };

describe("discord deploy", () => {
  test("says what changed, and where", async () => {
    const { code, out, err, backend } = await runCommand(["discord", "deploy"], { deployed });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(
      "已注册为全局命令；还看不到时，请重启 Discord。\n  新增：/ask、核对数字\n  更新：/check\n  未变：/help\n",
    );
    expect(backend.calls).toEqual(["deployDiscord everywhere"]);
  });

  test("in one server", async () => {
    const args = ["discord", "deploy", "--guild", "123456789012345678"];
    const { out, backend } = await runCommand(args, { deployed, language: "en" });
    expect(out).toMatch(/^Registered in server 123456789012345678, at once\.\n {2}New: \/ask, 核对数字\n/);
    expect(backend.calls).toEqual(["deployDiscord 123456789012345678"]);
    const { out: json } = await runCommand([...args, "--json"], { deployed });
    expect(JSON.parse(json)).toEqual({ guild: "123456789012345678", ...deployed });
  });

  test("a server that is no id is wrong usage", async () => {
    const { code, err, backend } = await runCommand(["discord", "deploy", "--guild", "新闻"], { deployed });
    expect(code).toBe(2);
    expect(err).toMatch(/^错误：/);
    expect(backend.calls).toEqual([]);
  });

  test("without a token it names the variables", async () => {
    const deployError = new ConfigurationError({ code: "discord_not_configured", message: "m", next: "n" });
    const { code, err } = await runCommand(["discord", "deploy"], { deployError });
    expect({ code, err }).toEqual({
      code: 2,
      err: "错误：没有设置 Discord 的令牌。请在环境变量或 .env 中设置 DISCORD_TOKEN 和 DISCORD_APPLICATION_ID。\n",
    });
  });

  test("discord alone names its commands", async () => {
    const { code, err } = await runCommand(["discord"]);
    expect(code).toBe(2);
    expect(err).toMatch(/deploy[\s\S]*错误：没有写命令。/);
  });
});
