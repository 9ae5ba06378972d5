/**
 * Words that set a target beside a result: 增长14.44%（年度目标7%左右）, 新增就业5000人（目标任务4500人）.
 * Doesn't decide the kind of any other figure.
 */
const WHOSE =
  "(?:年度|年初|全年|今年|本年|当年|\\d{4}年|[省市县区国]?(?:定|里)|[省市县区]?(?:委|政府)?|上级|下达|分解|确定|规划|原定|既定|预定|预期|控制|奋斗|工作|考核|约束性|主要|的)*";
const NOUN = "(?:增长|增速|增幅)?(?:目标任务|任务目标|目标|计划|任务|指标)(?:任务|指标)?[数值量]?";
const LEADS = "(?:为|是|[::]|达到?|增长|增加|提高|下降|降低|不低于|不高于|不超过|不少于|控制在|完成|约)*";
const TARGET_NOTE = new RegExp(`^${WHOSE}${NOUN}${LEADS}$`);
const IN_CLAUSE = new RegExp(`[（(，,；;]${WHOSE}${NOUN}${LEADS}$`);

/** Do the words between a bracket or comma and a figure only say that it is the target of what stands before? */
export function isTargetNote(words: string): boolean {
  return TARGET_NOTE.test(words.trim());
}

/** Does the clause, up to the figure, end with such words? */
export function endsInTargetNote(clauseBefore: string): boolean {
  return IN_CLAUSE.test(clauseBefore.trimEnd());
}
