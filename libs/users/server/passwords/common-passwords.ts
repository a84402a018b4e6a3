/**
 * Passwords long enough to pass the length rule and still tried first: keyboard walks, counting, doubled words and the
 * names of this trade. Lower case, without separators.
 */
const LISTED = `
  123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 012345678901 0123456789012 987654321098
  1234567891011 123412341234 123123123123 121212121212 112233445566 123456123456 123456781234 111122223333 102030405060
  qwertyuiop12 qwertyuiop123 qwertyuiopas qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwerty123456 qwertyqwerty
  123456qwerty qwerty12345678 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i q1w2e3r4t5y6 qazwsxedcrfv
  zaq12wsxcde3 zaqxswcdevfr qweasdzxc123 asdfghjkl123 asdfghjklqwerty asdfasdfasdf zxcvbnm12345 zxcvbnmasdfghjkl
  azertyuiop12 azertyuiop123 azertyuiopqs azertyuiopqsdfghjklm azerty123456 azertyazerty 123456azerty 1a2z3e4r5t6y
  abcdefghijkl abcdefghijklm abcdefghijklmnop abcdefghijklmnopqrstuvwxyz abcdef123456 abcd12345678 abc123abc123
  123456abcdef a1b2c3d4e5f6 aabbccddeeff abcabcabcabc abcdabcdabcd
  password1234 password12345 password123456 passwordpassword password123password mypassword123 p@ssw0rd1234
  p@ssword1234 passw0rd1234 passw0rd12345 pa$$word1234 p@$$w0rd1234 password2023 password2024 password2025 password2026
  passwordadmin adminpassword administrator administrator1 administrator123 administrateur administrateur1
  admin1234567 admin12345678 admin123456789 adminadmin12 adminadminadmin adminadmin123 rootrootroot rootpassword
  superadmin123 superuser123 supervisor123 changeme1234 changeme12345 changemechangeme changeit1234 letmeinletmein
  letmein12345 letmein123456 welcome12345 welcome123456 welcomewelcome welcome2024! welcome2025! bienvenue123
  bienvenue1234 motdepasse12 motdepasse123 motdepasse1234 motdepassemotdepasse monmotdepasse iloveyou1234 iloveyou12345
  iloveyouiloveyou jetaimejetaime bonjourbonjour bonjour12345 bonjour123456 secretsecret secret123456 topsecret123
  sunshine1234 princess1234 football1234 baseball1234 basketball12 superman1234 batman123456 starwars1234 pokemon12345
  dragon123456 monkey123456 shadow123456 master123456 michael12345 jennifer1234 charlie12345 liverpool123 chelsea12345
  computer1234 computer12345 internet1234 internet12345 windows12345 microsoft123 ordinateur12 ordinateur123
  ocsinventory ocsinventory1 ocsinventory123 ocsinventoryng ocsinventoryadmin inventory123 inventory1234 inventaire123
  inventaire1234 ocsocsocsocs adminocs1234 ocsadmin1234 correcthorsebatterystaple trustno1trustno1 default12345
  defaultpassword temporary123 temppassword temp12345678 test12345678 testtesttest testpassword testing12345
  guest1234567 guestguestguest company12345 entreprise123 printemps2024 printemps2025 automne2024! spring2024!! summer2024!!
  summer2025!! winter2024!! winter2025!! january2025! december2024
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  LISTED.split(/\s+/).filter((word) => word !== ''),
);
