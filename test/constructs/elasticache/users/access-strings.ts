/** Access strings for Redis OSS 7 in the form in which AWS gives them back. */
export const normalAccessStrings = [
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
  "on ~* +@all",
  "on ~app::* -@all +@read",
  // https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_user
  "on ~app::* -@all +@read +@hash +@bitmap +@geo -setbit -bitfield -hset -hsetnx -hmset -hincrby -hincrbyfloat",
  "off ~keys* -@all +get",
  "on ~* &* +@all",
  "on ~objects:* ~items:* ~public:* -@all +@read",
  "on %R~app:* %W~log:* -@all +get +set",
  "on ~* +@all -config|set",
  "on ~* -@all +client|setname +client|id",
  "on ~* resetchannels &news:* -@all +@pubsub",
  "on ~app:* -@all +@read (%R~shared:* -@all +get) (~tmp:* -@all +set)",
  "on ~* -@all +select|0",
  "on ~* -@all +json.get +@json",
  "off ~* -@all",
];

/** Access strings for Redis OSS 7 in another form, each with the form in which AWS gives it back. */
export const otherAccessStrings: readonly (readonly [string, string])[] = [
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/User-Secrets-Manager.html
  ["off +get ~keys*", "off ~keys* -@all +get"],
  ["+@all ~* on", "on ~* +@all"],
  ["on allkeys allchannels allcommands", "on ~* &* +@all"],
  ["ON ~* NOCOMMANDS +GET +@Read", "on ~* -@all +get +@read"],
  ["on  ~a:*   ~a:* -@all\t+get", "on ~a:* -@all +get"],
  ["on %RW~app:* %wr~log:* +get", "on ~app:* ~log:* -@all +get"],
  ["on ~a:* ~* +@all", "on ~* +@all"],
  ["on ~* resetkeys ~a:* +@all", "on ~a:* +@all"],
  ["on ~* +get +@all -@all +set", "on ~* -@all +set"],
  ["on ~* -@all +get -get +get", "on ~* -@all +get"],
  ["on ~* +@all -client|kill -client", "on ~* +@all -client"],
  ["on ~* +@all (+get ~x) clearselectors", "on ~* +@all"],
  ["on sanitize-payload ~* +@all", "on ~* +@all"],
  ["on ~* (~tmp:* +set)", "on ~* -@all (~tmp:* -@all +set)"],
  ["on ~app:*", "on ~app:* -@all"],
];

/** Access strings that Redis OSS 7 refuses as well, ElastiCache's own rules aside. */
export const brokenAccessStrings = [
  "on ~* +gte",
  "on ~* +@reads",
  "on ~* get",
  "on ~* +client|nope",
  "on ~* -client|nope",
  "on ~* +client|",
  "on ~* +client|kill|x",
  "on ~* +get|",
  "on ~* +select|0|1",
  "on ~* -select|0",
  "on %X~a +get",
  "on ~* ~app:* +get",
  "on &* &news +get",
  "on ~* (+get ~x",
  "on ~* (on +get)",
  "on ~* ((+get ~x))",
];
